// SPDX-License-Identifier: Apache-2.0
import Checkup
import Glibc
import Ports
import Safekeeping
import Terms

/// Looks at the newest backup of a folder, and reads every byte of it unless it is very large.
enum BackupEyes {
    /// A larger one is read by the drill, in bytes.
    private static let readLimit: Int64 = 2 << 30

    static func look(_ path: String) -> BackupSight {
        var sight = BackupSight(path: path)
        guard unsafe access(path, R_OK | X_OK) == 0 || errno == ENOENT else { return sight }
        sight.isSeen = true
        let shelf = BackupShelf(path)
        guard let names = try? shelf.names(), let newest = names.first else { return sight }
        (sight.count, sight.newest) = (names.count, shelf.folder(newest))
        sight.made = newest.moment.milliseconds / 1000
        do throws(BackupFault) {
            let backup = try Backup(opening: shelf.folder(newest))
            sight.hasKeys = backup.manifest.hasKeys
            if backup.manifest.totalBytes <= readLimit { try backup.check() }
        } catch { sight.fault = "\(error)" }
        return sight
    }
}
