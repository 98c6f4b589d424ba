// SPDX-License-Identifier: Apache-2.0
import Queueing
import Rows
import Terms

/// Reads records on a connection and thread of its own, so that a slow consumer never holds up the writer.
actor JournalReader {
    private let thread: WorkThread
    private var file: JournalFile?

    nonisolated var unownedExecutor: UnownedSerialExecutor { unsafe thread.executor.asUnownedSerialExecutor() }

    init(directory: String) throws(JournalError) {
        thread = try WorkThread(named: "journal-reader")
        file = try JournalFile.openForReading(directory: directory)
    }

    /// The records beyond `position` up to `last`, at most `limit`.
    func records(after position: Position, through last: Position, limit: Int) throws(JournalError) -> [HallRecord] {
        guard let file else { throw .stopping }
        let rows = try JournalFile.reporting { () throws(RowsError) in
            try file.rows(after: position.value, through: last.value, limit: limit)
        }
        var records: [HallRecord] = []
        records.reserveCapacity(rows.count)
        for row in rows { records.append(try row.record()) }
        return records
    }

    func close() { file = nil }
}
