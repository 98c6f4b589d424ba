// SPDX-License-Identifier: Apache-2.0
import Rows
import Terms

/// The files of a journal's directory, to read its state back from.
struct FiledJournal: JournalShelf {
    let file: JournalFile
    let folder: SnapshotFolder

    func rows(after position: Position, limit: Int) throws(JournalError) -> [StoredEvent] {
        try JournalFile.reporting { () throws(RowsError) in try file.rows(after: position.value, limit: limit) }
    }

    func snapshotPositions() -> [Position] { folder.positions() }

    func snapshot(at position: Position) -> Snapshot? { folder.snapshot(at: position) }
}
