// SPDX-License-Identifier: Apache-2.0
import Rows
import Terms

extension Journal {
    /// The cursor that a proof writes; nobody reads it.
    static let proofCursor = "storage-proof"

    /// Finds out whether a ticket could be stored now, by storing something; `status` tells it from then on.
    package func prove() throws(JournalError) {
        guard let file else { throw .stopping }
        let now = clock().timestamp
        do throws(RowsError) {
            try file.setCursor(Self.proofCursor, to: now.milliseconds)
            figures.storage = .ok
        } catch {
            noteFailure(error, at: now)
            throw JournalError(error)
        }
    }
}
