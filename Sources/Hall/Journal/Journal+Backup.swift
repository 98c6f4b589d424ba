// SPDX-License-Identifier: Apache-2.0

extension Journal {
    /// Copies the journal as it is now into the directory `target`, while everything goes on.
    ///
    /// A hall that opens the copy goes on from there. Throws `.backupExists` when `target` holds a journal, `.stopping`
    /// when the journal is closed before the copy is whole.
    package nonisolated func backUp(to target: String) async throws(JournalError) {
        let (directory, signal) = (directory, signal)
        let outcome: Result<Void, JournalError> = await snapshots.call {
            Result { () throws(JournalError) in
                try JournalFile.openForReading(directory: directory).backUp(to: target) { signal.isOver }
            }
        }
        try outcome.get()
    }

    /// Copies the journal in `directory`, whether its daemon runs or not, into the directory `target`.
    ///
    /// Throws `.stopping`, leaving nothing, when `isCancelled` became true.
    package static func backUp(
        directory: String,
        to target: String,
        isCancelled: () -> Bool = { false }
    ) throws(JournalError) {
        try JournalFile.openForReading(directory: directory).backUp(to: target, isCancelled: isCancelled)
    }
}
