// SPDX-License-Identifier: Apache-2.0
import Glibc
import Ports
import Safekeeping
import Terms
import Testing

/// Backups that share what did not change.
struct SharedFileTests {
    private let scratch: Scratch
    private let journal = "state/journal.db"

    init() throws {
        scratch = try Scratch()
        try scratch.fill()
    }

    private func inode(_ path: String) throws -> UInt64 {
        var facts = stat()
        try #require(unsafe stat(path, &facts) == 0)
        return UInt64(facts.st_ino)
    }

    @Test func `a file that did not change is stored once, and never by a link to what is backed up`() throws {
        let first = try scratch.backUp(second: 1_000_000_000)
        let second = try scratch.backUp(second: 1_000_000_001)
        let shared = try inode(first.folder + "/" + journal)
        #expect(try inode(second.folder + "/" + journal) == shared)
        #expect(try inode(scratch.path + "/" + journal) != shared)
        #expect(second.manifest.files == first.manifest.files)
        // What is put back is not it either: the daemon writes to that.
        let goal = scratch.path + "/goal"
        try FileTree.makeFolder(goal)
        try second.copy("state", to: goal)
        #expect(try inode(goal + "/journal.db") != shared)
        // The older goes, the newer is whole.
        _ = try scratch.shelf.prune(keep: 1, new: try #require(try scratch.shelf.names().first))
        #expect(try scratch.shelf.names().count == 1)
        try second.check()
    }

    @Test func `a file that changed and kept its size is stored anew, and the older backup keeps its own`() throws {
        let first = try scratch.backUp(second: 1_000_000_000)
        let old = try scratch.read(first.folder + "/" + journal)
        try scratch.fill(8)
        let second = try scratch.backUp(second: 1_000_000_001)
        #expect(try inode(first.folder + "/" + journal) != inode(second.folder + "/" + journal))
        try first.check()
        try second.check()
        #expect(try scratch.read(first.folder + "/" + journal) == old)
        #expect(try scratch.read(second.folder + "/" + journal) == scratch.read(scratch.path + "/" + journal))
    }

    @Test func `what the disk lost of the backup before is stored anew`() throws {
        let first = try scratch.backUp(second: 1_000_000_000)
        let file = try Descriptor(opening: first.folder + "/" + journal, O_WRONLY)
        #expect(unsafe pwrite(file.number, [0xFF] as [UInt8], 1, 77) == 1)
        let second = try scratch.backUp(second: 1_000_000_001)
        try second.check()
        #expect(throws: BackupFault.changed(journal)) { try first.check() }
    }

    @Test func `a backup before that is gone or was never finished is passed over`() throws {
        let first = try scratch.backUp(second: 1_000_000_000)
        try FileTree.remove(first.folder + "/" + journal)
        try scratch.backUp(second: 1_000_000_001).check()
        try FileTree.remove(scratch.shelf.path + "/20010909T014641Z/manifest.json")
        try scratch.backUp(second: 1_000_000_002).check()
    }

    @Test func `a file in the place of a link's goal is not followed`() throws {
        let first = try scratch.backUp(second: 1_000_000_000)
        try FileTree.remove(first.folder + "/" + journal)
        #expect(unsafe symlink(scratch.path + "/" + journal, first.folder + "/" + journal) == 0)
        let second = try scratch.backUp(second: 1_000_000_001)
        var facts = stat()
        #expect(unsafe lstat(second.folder + "/" + journal, &facts) == 0 && facts.st_mode & S_IFMT == S_IFREG)
        try second.check()
    }
}
