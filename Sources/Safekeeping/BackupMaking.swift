// SPDX-License-Identifier: Apache-2.0
import Glibc
import Ports
package import Terms

/// A backup while it is made: a folder under an unfinished name, which gets its own name when everything in it was read
/// back; whoever lets go before that leaves nothing.
package struct BackupMaking: ~Copyable {
    private let shelf: BackupShelf
    private let name: BackupName
    private let hasKeys: Bool
    /// What it may take.
    package let limits: BackupLimits
    private let lock: Descriptor
    private var files: [BackupManifest.File] = []
    /// The newest backup before this one, by path: what did not change since then is not stored again.
    private let before: (folder: String, files: [String: BackupManifest.File])?

    /// Where it is made.
    package let folder: String

    /// The part of a backup that goes back into the state directory.
    package static let state = "state"

    /// Begins a backup of about `bytes` in `shelf`, beside what it has in common with the one before; throws when there is no
    /// room, or another is being made.
    package init(
        in shelf: BackupShelf,
        at moment: Timestamp,
        bytes: Int64,
        hasKeys: Bool,
        limits: BackupLimits
    ) throws(BackupFault) {
        let name = BackupName(moment)
        try shelf.prepare(forKeys: hasKeys)
        let lock: Descriptor
        do throws(PortError) {
            lock = try Descriptor(opening: shelf.path + "/.lock", O_RDWR | O_CREAT)
        } catch { throw .files(error) }
        guard flock(lock.number, LOCK_EX | LOCK_NB) == 0 else { throw .beingMade(shelf.path) }
        try shelf.clear()
        guard unsafe access(shelf.folder(name), F_OK) != 0 else { throw .madeAlready(name) }
        let folder = shelf.path + "/" + BackupShelf.unfinished + name.text
        let free: Int64
        do throws(PortError) { free = try DiskSpace.free(shelf.path) } catch { throw BackupFault(error) }
        try limits.check(bytes: bytes, free: free, at: shelf.path)
        do throws(PortError) {
            try FileTree.makeFolder(folder)
            try FileTree.makeFolder(folder + "/" + Self.state)
        } catch { throw BackupFault(error) }
        (self.shelf, self.name, self.hasKeys, self.limits, self.folder) = (shelf, name, hasKeys, limits, folder)
        self.lock = lock
        before = shelf.newest().map { newest in
            (newest.folder, Dictionary(newest.manifest.files.map { ($0.path, $0) }) { first, _ in first })
        }
    }

    deinit { try? FileTree.remove(folder) }

    /// Keeps the file `source` as `path` of the backup: copied, or shared with the backup before when that has the very same
    /// bytes.
    ///
    /// Two backups share it by a hard link; never is one made to what is backed up, which somebody may write to.
    package mutating func keep(_ source: String, as path: String) throws(BackupFault) {
        let target = try place(for: path)
        do throws(PortError) {
            if let sum = try share(source, as: path, at: target) { return try note(path, sum) }
        } catch { throw BackupFault(error) }
        try checkRoom(for: source)
        do throws(PortError) {
            try note(path, try FileTree.copy(source, to: target) { () throws(PortError) in try goOn() })
        } catch { throw BackupFault(error) }
    }

    /// Links `target` to the same file of the backup before; nil where that is another, or cannot be read any more, or the
    /// disk knows no links.
    private func share(_ source: String, as path: String, at target: String) throws(PortError) -> FileTree.Sum? {
        guard let known = before?.files[path], let before, try FileTree.size(of: source) == known.bytes else {
            return nil
        }
        let sum = try FileTree.read(source) { _ throws(PortError) in try goOn() }
        guard sum.sha256 == known.sha256, sum.bytes == known.bytes,
            unsafe link(before.folder + "/" + path, target) == 0
        else { return nil }
        // What the disk has lost since is stored anew.
        if let stored = try? FileTree.read(target, { _ in }), stored.sha256 == sum.sha256 { return sum }
        try FileTree.remove(target)
        return nil
    }

    /// Looks for room again: a file that is stored may not have been counted as new.
    private func checkRoom(for source: String) throws(BackupFault) {
        let (bytes, free): (Int64, Int64)
        do throws(PortError) {
            (bytes, free) = (try FileTree.size(of: source), try DiskSpace.free(folder))
        } catch { throw BackupFault(error) }
        try limits.check(bytes: bytes, free: free, at: shelf.path)
    }

    /// Where the file `path` of the backup belongs, for somebody else to make it, such as a database's copy; `add` follows.
    package func place(for path: String) throws(BackupFault) -> String {
        do throws(PortError) {
            for parent in FileTree.parents(of: path) { try FileTree.makeFolder(folder + "/" + parent) }
        } catch { throw BackupFault(error) }
        return folder + "/" + path
    }

    /// Takes the file at `path`, which is finished, into the backup.
    package mutating func add(_ path: String) throws(BackupFault) {
        do throws(PortError) {
            try note(path, try FileTree.read(folder + "/" + path) { _ throws(PortError) in try goOn() })
        } catch { throw BackupFault(error) }
    }

    /// Whether it has taken longer than it may; for those who copy for it.
    package var isOver: Bool { limits.isOver(at: .now()) }

    /// Writes what it consists of, reads every byte back, and gives the folder its name.
    package consuming func finish(
        _ kind: BackupManifest.Kind,
        of owner: String,
        counts: [String: Int64]
    ) throws(BackupFault) -> BackupName {
        let manifest = BackupManifest(
            kind: kind,
            owner: owner,
            made: name.moment,
            hasKeys: hasKeys,
            counts: counts,
            files: files
        )
        do throws(PortError) {
            try WholeFile.writeAtomically(manifest.bytes, to: folder + "/" + BackupManifest.fileName, mode: 0o600)
            for inner in Set(files.flatMap { FileTree.parents(of: $0.path) }) {
                try FileTree.sync(folder: folder + "/" + inner)
            }
            try FileTree.sync(folder: folder)
        } catch { throw BackupFault(error) }
        try Backup(opening: folder).check { () throws(PortError) in try goOn() }
        do throws(PortError) {
            guard unsafe rename(folder, shelf.folder(name)) == 0 else { throw PortError(call: "rename", on: folder) }
            try FileTree.sync(folder: shelf.path)
        } catch { throw BackupFault(error) }
        return name
    }

    private func goOn() throws(PortError) {
        guard !isOver else { throw .timedOut }
    }

    private mutating func note(_ path: String, _ sum: FileTree.Sum) throws(PortError) {
        guard files.count < limits.files else { throw .full(limit: limits.files) }
        files.append(BackupManifest.File(path: path, bytes: sum.bytes, sha256: sum.sha256))
    }
}
