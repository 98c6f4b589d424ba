// SPDX-License-Identifier: Apache-2.0
package import Terms

/// Where a journal's state is read back from: its rows, and the snapshots beside them.
package protocol JournalShelf {
    /// The rows beyond `position`, at most `limit`, in order.
    func rows(after position: Position, limit: Int) throws(JournalError) -> [StoredEvent]

    /// The positions there are snapshots for, the newest first.
    func snapshotPositions() -> [Position]

    /// Reads the snapshot at `position`; nil when it is missing, damaged or of another format.
    func snapshot(at position: Position) -> Snapshot?
}
