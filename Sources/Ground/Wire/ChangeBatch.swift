// SPDX-License-Identifier: Apache-2.0
package import Terms

/// A stretch of the center's change feed for one hall.
package struct ChangeBatch: Sendable, Equatable, Codable {
    /// One change.
    package enum Change: Sendable, Equatable, Codable {
        /// A booking is new or has changed.
        case booking(BookingNotice)
        /// The notice line; nil takes it away.
        case notice(String?)
        /// A signed document is new; its body is fetched apart when it is not in it.
        case document(SignedDocument)
        /// Something for the hall's people to look into, or settled since.
        case bookingCase(CaseNotice)
    }

    /// The cursor asked for; 0 begins a full resync.
    package let from: Int64
    /// The cursor after these changes; equal to `from` when nothing came before the long poll ended.
    package let through: Int64
    /// The changes in order; at most `mostChanges`.
    package let changes: [Change]
    /// The center's clock when it answered, for A27.
    package let now: Timestamp

    /// The most changes one answer may carry.
    package static let mostChanges = 500

    /// Collects the parts.
    package init(from: Int64, through: Int64, changes: [Change], now: Timestamp) {
        (self.from, self.through, self.changes, self.now) = (from, through, changes, now)
    }
}
