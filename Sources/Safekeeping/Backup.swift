// SPDX-License-Identifier: Apache-2.0
import Ports
import Terms

/// A finished backup.
package struct Backup: Sendable {
    /// Where it is.
    package let folder: String
    /// What it consists of.
    package let manifest: BackupManifest

    /// Reads what the backup in `folder` consists of; its files are not looked at.
    package init(opening folder: String) throws(BackupFault) {
        let bytes: [UInt8]
        do throws(PortError) {
            bytes = try WholeFile.read(
                path: folder + "/" + BackupManifest.fileName,
                limit: BackupManifest.byteLimit
            )
        } catch {
            if case .notFound = error { throw .notABackup(folder) }
            throw .files(error)
        }
        manifest = try BackupManifest.read(bytes, in: folder)
        self.folder = folder
    }

    /// The backup that `path` means: itself, or the newest in a folder of backups.
    package static func find(_ path: String) throws(BackupFault) -> Backup {
        let shelf = BackupShelf(path)
        if let newest = try shelf.names().first { return try Backup(opening: shelf.folder(newest)) }
        return try Backup(opening: shelf.path)
    }

    /// Reads every byte: each file must be what it was, and none may be missing or too many.
    package func check() throws(BackupFault) { try check {} }

    /// The same, as long as `goesOn` does not throw.
    func check(while goesOn: () throws(PortError) -> Void) throws(BackupFault) {
        let known = Set(manifest.files.map(\.path) + [BackupManifest.fileName])
        let found: [String]
        do throws(PortError) {
            found = try FileTree.files(below: folder, limit: manifest.files.count + Self.surplus)
        } catch { throw BackupFault(error) }
        if let stranger = found.first(where: { !known.contains($0) }) { throw .unexpected(stranger) }
        for file in manifest.files { try compare(file, while: goesOn) }
    }

    /// Copies the files below `part` of the backup into `directory`, which exists, each compared while it is copied.
    package func copy(_ part: String, to directory: String) throws(BackupFault) {
        for file in manifest.files where file.path.hasPrefix(part + "/") {
            let goal = directory + "/" + file.path.dropFirst(part.utf8.count + 1)
            let sum: FileTree.Sum
            do throws(PortError) {
                for parent in FileTree.parents(of: String(file.path.dropFirst(part.utf8.count + 1))) {
                    try FileTree.makeFolder(directory + "/" + parent)
                }
                sum = try FileTree.copy(folder + "/" + file.path, to: goal) {}
            } catch { throw Self.fault(error, of: file) }
            guard sum.bytes == file.bytes, sum.sha256 == file.sha256 else { throw .changed(file.path) }
        }
    }

    /// The names at the top of `part`: `journal.db`, `documents`.
    package func names(in part: String) -> Set<String> {
        Set(
            manifest.files.filter { $0.path.hasPrefix(part + "/") }.compactMap {
                $0.path.dropFirst(part.utf8.count + 1).split(separator: "/").first.map(String.init)
            }
        )
    }

    /// Files beyond those of the manifest that are listed before it is given up.
    private static let surplus = 100

    private func compare(_ file: BackupManifest.File, while goesOn: () throws(PortError) -> Void) throws(BackupFault) {
        let sum: FileTree.Sum
        do throws(PortError) {
            sum = try FileTree.read(folder + "/" + file.path) { _ throws(PortError) in try goesOn() }
        } catch { throw Self.fault(error, of: file) }
        guard sum.bytes == file.bytes, sum.sha256 == file.sha256 else { throw .changed(file.path) }
    }

    private static func fault(_ error: PortError, of file: BackupManifest.File) -> BackupFault {
        if case .notFound = error { .missing(file.path) } else { BackupFault(error) }
    }
}
