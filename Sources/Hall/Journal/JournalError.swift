// SPDX-License-Identifier: Apache-2.0
import Rows
package import Terms

/// Why the journal could not do its work; a fault of the machine, never a refusal of a visitor's wish.
package enum JournalError: Error, Sendable, Equatable {
    /// Another program holds the directory; its process id, if it could be read.
    case inUse(pid: Int32?)
    /// The directory holds the journal of another hall.
    case otherHall(HallID)
    /// The journal was written by a newer program; nothing was touched.
    case newerVersion(found: Int, known: Int)
    /// The database is not a journal; nothing was touched.
    case notAJournal
    /// What is stored contradicts itself; the position where, if it is one record.
    case corrupt(at: Position?)
    /// No space: nothing of the command was stored, and it may be tried again.
    case storageFull
    /// The disk or the system refused; nothing of the command was stored. The text names calls and codes only.
    case storageFailed(String)
    /// More commands wait than the limit allows; nothing of the command was stored.
    case overloaded(limit: Int)
    /// The journal is closing or closed.
    case stopping
    /// There is a journal already where a backup should go.
    case backupExists

    /// A backup was being put back when the power went: nothing is opened before that is done.
    case restoreUnfinished

    /// Sorts a failure of the database.
    init(_ error: RowsError) {
        switch (error, error.failure) {
        case (.newerSchema(let found, let known), _): self = .newerVersion(found: found, known: known)
        case (.foreignFile, _): self = .notAJournal
        case (_, .full): self = .storageFull
        case (_, .corrupt): self = .corrupt(at: nil)
        default: self = .storageFailed(error.description)
        }
    }
}

extension JournalError: CustomStringConvertible {
    /// Says what is wrong and what to do.
    package var description: String {
        switch self {
        case .inUse(let pid):
            "the journal is in use by \(pid.map { "process \($0)" } ?? "another process"): stop it first"
        case .otherHall(let hall):
            "the journal belongs to hall \(hall): correct the hall or the directory in the settings"
        case .newerVersion(let found, let known):
            "the journal has version \(found), this program knows up to \(known): install the newer program again, or "
                + "restore the copy from before the upgrade (kioskctl restore)"
        case .notAJournal:
            "journal.db is not a hall's journal: correct the directory in the settings"
        case .corrupt(let position):
            "the journal is damaged\(position.map { " at position \($0)" } ?? ""): run kioskctl journal verify, restore a backup"
        case .storageFull:
            "the disk is full: nothing is accepted until space is made"
        case .storageFailed(let what):
            "the journal cannot be stored: \(what)"
        case .overloaded(let limit):
            "more than \(limit) commands wait for the disk: try again"
        case .stopping:
            "the journal is closed: the program is stopping"
        case .restoreUnfinished:
            "a backup was being put back and that was cut off: run kioskctl restore again"
        case .backupExists:
            "there is a journal at the goal already: choose an empty directory"
        }
    }
}
