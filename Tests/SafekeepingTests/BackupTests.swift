// SPDX-License-Identifier: Apache-2.0
import Glibc
import Ports
import Safekeeping
import Terms
import Testing

struct BackupTests {
    private let scratch: Scratch

    init() throws {
        scratch = try Scratch()
        try scratch.fill()
    }

    @Test func `what was kept is read back, byte for byte`() throws {
        let backup = try scratch.backUp(second: 1_000_000_000)
        #expect(backup.manifest.files.map(\.path) == ["state/documents/rules.json", "state/journal.db"])
        #expect(backup.manifest.totalBytes == 5002 && backup.manifest.owner == "hall-1" && backup.manifest.hasKeys)
        #expect(backup.names(in: "state") == ["documents", "journal.db"])
        try backup.check()
        let goal = scratch.path + "/goal"
        try FileTree.makeFolder(goal)
        try backup.copy("state", to: goal)
        for name in ["journal.db", "documents/rules.json"] {
            #expect(try scratch.read(goal + "/" + name) == scratch.read(scratch.path + "/state/" + name))
        }
        #expect(try FileTree.names(in: scratch.shelf.path).sorted() == [".lock", "20010909T014640Z"])
        var facts = stat()
        #expect(unsafe stat(scratch.shelf.path, &facts) == 0 && facts.st_mode & 0o777 == 0o700)
    }

    /// One bit anywhere is found: in a file, or in the manifest that says what files there are.
    @Test(arguments: 1...40 as ClosedRange<UInt64>)
    func `a bit that flipped is found`(seed: UInt64) throws {
        let backup = try scratch.backUp(second: 1_000_000_000)
        var state = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        func below(_ bound: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int((state >> 33) % UInt64(bound))
        }
        let file = backup.manifest.files[below(2)].path
        var bytes = try scratch.read(backup.folder + "/" + file)
        bytes[below(bytes.count)] ^= 1 << UInt8(below(8))
        try WholeFile.writeAtomically(bytes, to: backup.folder + "/" + file, mode: 0o600)
        #expect(throws: BackupFault.changed(file), "seed \(seed)") { try backup.check() }
        let goal = scratch.path + "/goal"
        try FileTree.makeFolder(goal)
        #expect(throws: BackupFault.changed(file), "seed \(seed)") { try backup.copy("state", to: goal) }
    }

    @Test func `a file that is missing or does not belong is named`() throws {
        let backup = try scratch.backUp(second: 1_000_000_000)
        try WholeFile.writeAtomically([1], to: backup.folder + "/state/stranger", mode: 0o600)
        #expect(throws: BackupFault.unexpected("state/stranger")) { try backup.check() }
        try FileTree.remove(backup.folder + "/state/stranger")
        try FileTree.remove(backup.folder + "/state/journal.db")
        #expect(throws: BackupFault.missing("state/journal.db")) { try backup.check() }
    }

    @Test func `a folder without its last file was never a backup`() throws {
        let backup = try scratch.backUp(second: 1_000_000_000)
        try FileTree.remove(backup.folder + "/manifest.json")
        #expect(throws: BackupFault.notABackup(backup.folder)) { try Backup(opening: backup.folder) }
        #expect(throws: BackupFault.notABackup(scratch.path)) { try Backup.find(scratch.path) }
    }

    @Test(arguments: ["../keys", "/etc/passwd", "state//journal.db", "state/../../x", "", ".", "manifest.json"])
    func `a manifest that leads out of the folder is none`(path: String) throws {
        let manifest = BackupManifest(
            kind: .hall,
            owner: "hall-1",
            made: Timestamp(milliseconds: 0),
            hasKeys: false,
            counts: [:],
            files: [BackupManifest.File(path: path, bytes: 1, sha256: "00")]
        )
        #expect(throws: BackupFault.notABackup("f")) { try BackupManifest.read(manifest.bytes, in: "f") }
    }

    @Test(arguments: [(Int64.max, Int64(0)), (-1, 0), (1, .min), (1, -1), (1, .max)])
    func `sizes and times that nobody can reckon with make no manifest`(bytes: Int64, made: Int64) throws {
        let file = BackupManifest.File(path: "state/journal.db", bytes: bytes, sha256: "00")
        let manifest = BackupManifest(
            kind: .hall,
            owner: "hall-1",
            made: Timestamp(milliseconds: made),
            hasKeys: false,
            counts: [:],
            files: [file, file]
        )
        #expect(throws: BackupFault.notABackup("f")) { try BackupManifest.read(manifest.bytes, in: "f") }
    }

    @Test func `a manifest of a newer release says so, one of this release reads back`() throws {
        let newer = Array(#"{"format": 2, "kind": "moon"}"#.utf8)
        #expect(throws: BackupFault.newer(format: 2)) { try BackupManifest.read(newer, in: "f") }
        let manifest = try scratch.backUp(second: 1_000_000_000).manifest
        #expect(try BackupManifest.read(manifest.bytes, in: "f") == manifest)
    }

    @Test func `the newest of a folder is found, the oldest beyond those kept are gone`() throws {
        for second in 1...4 { try scratch.backUp(second: 1_000_000_000 + Int64(second)) }
        let newest = try #require(try scratch.shelf.names().first)
        #expect(try Backup.find(scratch.shelf.path + "/").folder == scratch.shelf.folder(newest))
        let gone = try scratch.shelf.prune(keep: 3, new: newest)
        #expect(gone.map(\.text) == ["20010909T014641Z"])
        #expect(try scratch.shelf.names().count == 3)
    }

    @Test func `what was not finished leaves nothing, and what a power cut left is cleared`() throws {
        var limits = BackupLimits()
        limits.end = .now()
        #expect(throws: BackupFault.tookTooLong) { try scratch.backUp(second: 1, limits: limits) }
        #expect(try FileTree.names(in: scratch.shelf.path) == [".lock"])
        try FileTree.makeFolder(scratch.shelf.path + "/.unfinished-20010909T014640Z")
        try scratch.backUp(second: 1_000_000_000)
        #expect(try FileTree.names(in: scratch.shelf.path).sorted() == [".lock", "20010909T014640Z"])
        #expect(throws: BackupFault.madeAlready(BackupName(Timestamp(milliseconds: 1_000_000_000_000)))) {
            try scratch.backUp(second: 1_000_000_000)
        }
    }

    @Test func `without room nothing is begun`() throws {
        var limits = BackupLimits()
        limits.reserve = .max / 4
        #expect {
            try scratch.backUp(second: 1, limits: limits)
        } throws: {
            guard case BackupFault.spaceShort = $0 else { return false }
            return true
        }
        #expect(try scratch.shelf.names().isEmpty)
        #expect(throws: BackupFault.self) { try BackupLimits().check(bytes: 100, free: 256 << 20, at: "/") }
        try BackupLimits().check(bytes: 100, free: 256 << 20 + 110, at: "/")
    }

    @Test func `keys go into no folder that others can read`() throws {
        try FileTree.makeFolder(scratch.shelf.path)
        #expect(unsafe chmod(scratch.shelf.path, 0o755) == 0)
        #expect(throws: BackupFault.openToOthers(scratch.shelf.path)) { try scratch.backUp(second: 1) }
    }
}
