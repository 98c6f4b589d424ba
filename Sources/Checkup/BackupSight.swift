// SPDX-License-Identifier: Apache-2.0

/// What was seen of the backups.
package struct BackupSight: Sendable, Equatable {
    /// The folder they are in.
    package let path: String
    /// Whether it could be looked into.
    package var isSeen = false
    /// How many there are.
    package var count = 0
    /// The folder of the newest.
    package var newest: String?
    /// When that was made, in seconds since 1970.
    package var made: Int64?
    /// Why the newest cannot be used; nil when every byte of it is as it was made, or it was not read.
    package var fault: String?
    /// Whether keys are in the newest.
    package var hasKeys = true

    /// Begins with the folder.
    package init(path: String) { self.path = path }
}
