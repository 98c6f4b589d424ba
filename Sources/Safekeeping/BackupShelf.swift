// SPDX-License-Identifier: Apache-2.0
import Glibc
import Ports
import Terms

/// A folder of dated backups.
package struct BackupShelf: Sendable {
    /// Where it is.
    package let path: String

    /// Looks after `path`, which may be missing still.
    package init(_ path: String) { self.path = path.count > 1 && path.hasSuffix("/") ? String(path.dropLast()) : path }

    /// The backups in it, newest first; whatever is called otherwise is none, also one that was never finished.
    package func names() throws(BackupFault) -> [BackupName] {
        do throws(PortError) {
            return try FileTree.names(in: path).compactMap(BackupName.init).sorted(by: >)
        } catch {
            guard case .notFound = error else { throw .files(error) }
            return []
        }
    }

    /// The newest backup whose manifest can be read; nil where there is none.
    package func newest() -> Backup? {
        ((try? names()) ?? []).lazy.compactMap { try? Backup(opening: folder($0)) }.first
    }

    /// The folder of a backup.
    package func folder(_ name: BackupName) -> String { path + "/" + name.text }

    /// The backups beyond the newest `keep`; never `new`, which was just made, also when the clock had been ahead before.
    package static func superfluous(_ names: [BackupName], keep: Int, new: BackupName) -> [BackupName] {
        Array(names.filter { $0 != new }.sorted(by: >).dropFirst(max(0, keep - 1)))
    }

    /// Removes the backups beyond the newest `keep`, after `new` was found sound; returns what is gone.
    package func prune(keep: Int, new: BackupName) throws(BackupFault) -> [BackupName] {
        let gone = Self.superfluous(try names(), keep: keep, new: new)
        for name in gone {
            do throws(PortError) {
                // Under another name first: half a backup is never taken for one.
                let doomed = path + "/" + Self.unfinished + name.text
                guard unsafe rename(folder(name), doomed) == 0 else { throw PortError(call: "rename", on: doomed) }
                try FileTree.remove(doomed)
            } catch { throw .files(error) }
        }
        return gone
    }

    /// The beginning of the names of folders that are not finished, or not whole any more.
    static let unfinished = ".unfinished-"

    /// Makes the folder with mode 0700 unless it is there; refuses one that others can read when keys go into it.
    func prepare(forKeys: Bool) throws(BackupFault) {
        let mode: UInt32
        do throws(PortError) {
            try FileTree.makeFolder(path)
            mode = try FileTree.mode(of: path)
        } catch { throw .files(error) }
        guard !forKeys || mode & 0o077 == 0 else { throw .openToOthers(path) }
    }

    /// Removes what earlier attempts left behind.
    func clear() throws(BackupFault) {
        do throws(PortError) {
            for name in try FileTree.names(in: path) where name.hasPrefix(Self.unfinished) {
                try FileTree.remove(path + "/" + name)
            }
        } catch { throw .files(error) }
    }
}
