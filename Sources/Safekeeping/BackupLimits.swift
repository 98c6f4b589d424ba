// SPDX-License-Identifier: Apache-2.0
package import Ports

/// How much a backup may take.
package struct BackupLimits: Sendable {
    /// Bytes that stay free beside the copy: a hall that shares the disk goes on printing.
    package var reserve: Int64 = 256 << 20
    /// The most files of a backup.
    package var files = 200_000
    /// When it must be done; nil for whenever.
    package var end: MonotonicTime?

    /// The longest that the product lets a backup take.
    package static let time = Duration.seconds(45 * 60)

    /// The limits of the product, without an end.
    package init() {}

    /// Whether it is to be given up at `now`.
    package func isOver(at now: MonotonicTime) -> Bool { end.map { now >= $0 } ?? false }

    /// Refuses a copy of `bytes` where `free` bytes are left below `path`.
    ///
    /// A database that grows while it is copied may take a tenth more.
    package func check(bytes: Int64, free: Int64, at path: String) throws(BackupFault) {
        let needed = bytes + bytes / 10 + reserve
        guard free >= needed else { throw .spaceShort(path: path, free: free, needed: needed) }
    }
}
