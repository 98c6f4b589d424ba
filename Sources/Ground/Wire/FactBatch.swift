// SPDX-License-Identifier: Apache-2.0
package import Terms

/// The facts of a stretch of one hall's journal: all positions after `after` up to and including `through`.
///
/// Positions in the stretch that carry no fact for the center are left out. The center takes the batch only if `after`
/// is where it already stands, so each position counts once whatever is sent twice.
package struct FactBatch: Sendable, Equatable, Codable {
    /// A fact with its place and circumstances.
    package struct Entry: Sendable, Equatable, Codable {
        /// The place in the hall's journal.
        package let position: Position
        /// When it happened by the hall's clock.
        package let at: Timestamp
        /// Who asked, if known.
        package let staff: StaffID?
        /// What happened.
        package let fact: HallFact

        /// Collects the parts.
        package init(position: Position, at: Timestamp, staff: StaffID?, fact: HallFact) {
            (self.position, self.at, self.staff, self.fact) = (position, at, staff, fact)
        }
    }

    /// Where the stretch begins, exclusive.
    package let after: Position
    /// Where it ends, inclusive.
    package let through: Position
    /// The facts in order; at most `mostEntries`.
    package let entries: [Entry]

    /// The most entries one batch may carry.
    package static let mostEntries = 500

    /// False when the entries are not in rising order within the stretch: such a batch was not made by a hall.
    package var isWellFormed: Bool {
        var last = after
        for entry in entries {
            guard entry.position > last, entry.position <= through else { return false }
            last = entry.position
        }
        return through > after && entries.count <= Self.mostEntries
    }

    /// Collects the parts.
    package init(after: Position, through: Position, entries: [Entry]) {
        (self.after, self.through, self.entries) = (after, through, entries)
    }
}
