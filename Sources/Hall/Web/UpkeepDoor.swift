// SPDX-License-Identifier: Apache-2.0
package import Journal
package import Ports

/// The way to what looks after the hall's files.
package struct UpkeepDoor: Sendable {
    let disk: @Sendable () -> DiskStanding
    let forget: @Sendable () async throws(JournalError) -> Forgetting

    /// Takes who tells of the disk, and who forgets what is no longer to be kept; without them nothing is known and nothing
    /// forgotten.
    package init(
        disk: @escaping @Sendable () -> DiskStanding = { DiskStanding() },
        forget: @escaping @Sendable () async throws(JournalError) -> Forgetting = { () throws(JournalError) in
            Forgetting()
        }
    ) {
        (self.disk, self.forget) = (disk, forget)
    }
}

/// How the disk of the journal stands.
package struct DiskStanding: Sendable, Equatable {
    /// Free space, and what it amounts to.
    package var watch = DiskWatch()
    /// Bytes of the write-ahead log.
    package var logBytes: Int64 = 0

    /// Nothing was looked at yet.
    package init() {}
}
