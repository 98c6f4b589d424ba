// SPDX-License-Identifier: Apache-2.0

/// The limits of a journal.
package struct JournalLimits: Sendable, Equatable {
    /// Commands that may wait for the next group; also the most that one group can hold.
    package var waitingCommands = 1024
    /// Events after which a snapshot is taken; bounds the work of a restart.
    package var snapshotInterval = 10_000
    /// Snapshots kept; older ones are removed.
    package var keptSnapshots = 2
    /// Records that one read gives at most.
    package var pageRecords = 500
    /// Records kept in memory for those who follow closely; up to twice as many for a while.
    package var tailRecords = 512
    /// Rows that are looked at in one go when the journal forgets.
    package var forgettingRows = 200
    /// The longest wait for another connection's lock on the file, in milliseconds.
    package var busyMilliseconds: Int32 = 5000

    /// The limits of the product.
    package init() {}
}
