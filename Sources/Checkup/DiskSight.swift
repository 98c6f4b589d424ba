// SPDX-License-Identifier: Apache-2.0

/// What was seen of a file system.
package struct DiskSight: Sendable, Equatable {
    /// A folder on it that matters here.
    package let path: String
    /// Its device, as `/dev/sda1`; nil where it has none.
    package var device: String?
    /// Bytes free for us, and all of them.
    package var free: Int64 = 0
    /// All bytes.
    package var total: Int64 = 0
    /// Files that can still be made; nil for file systems without such a limit.
    package var freeInodes: Int64?
    /// Whether it is mounted read-only.
    package var isReadOnly = false
    /// Errors that the file system has noted since it was made (/sys/fs/ext4/…/errors_count).
    package var errors: Int?
    /// Whether the daemon's user could write, sync and remove a file there; nil when it was not tried.
    package var isWritable: Bool?

    /// Begins with the folder.
    package init(path: String) { self.path = path }
}
