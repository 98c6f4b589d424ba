// SPDX-License-Identifier: Apache-2.0
import Rows
package import Terms

extension Journal {
    /// Reads stored rows of the journal in `directory` while its daemon runs: those beyond `position`, at most `limit`.
    ///
    /// For whoever checks a journal from outside as it grows; a row is readable only when it is on the disk.
    package static func rows(
        in directory: String,
        after position: Position,
        limit: Int
    ) throws(JournalError) -> [StoredEvent] {
        let file = try JournalFile.openForReading(directory: directory)
        return try JournalFile.reporting { () throws(RowsError) in
            try file.rows(after: position.value, limit: limit)
        }
    }
}
