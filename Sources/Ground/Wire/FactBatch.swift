// SPDX-License-Identifier: Apache-2.0
package import Terms

/// The facts of a stretch of one hall's journal: all positions after `after` up to and including `through`.
///
/// A hall that comes from another center begins later: what is before `begins` the center need not know, and takes a batch
/// after it though it stands before.
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
    /// Where the journal begins for this center; nil for a hall that has always been with it.
    package let begins: Position?
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
    package init(after: Position, through: Position, begins: Position = .start, entries: [Entry]) {
        (self.after, self.through, self.entries) = (after, through, entries)
        self.begins = begins == .start ? nil : begins
    }

    /// Says whether a center that stands at `position` takes it: it goes on there, or begins this hall's journal later.
    package func follows(_ position: Position) -> Bool {
        after == position || begins.map { position < $0 && after == $0 } ?? false
    }
}
