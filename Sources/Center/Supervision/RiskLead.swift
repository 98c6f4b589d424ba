// SPDX-License-Identifier: Apache-2.0

/// A hint that somebody may trade in bookings (R55): tags and counts, never a person's name or number.
package struct RiskLead: Sendable, Equatable {
    /// What was noticed, about whom and when: the same again is the same lead with another count.
    package struct Key: Sendable, Hashable, Comparable {
        /// What was noticed.
        package let kind: LeadKind
        /// The month `2026-11`, or the day for a network.
        package let period: String
        /// The tag of a person or the keyed hash of a network.
        package let subject: String

        /// Joins the parts.
        package init(kind: LeadKind, period: String, subject: String) {
            (self.kind, self.period, self.subject) = (kind, period, subject)
        }

        package static func < (left: Self, right: Self) -> Bool {
            (left.period, left.kind.rawValue, left.subject) < (right.period, right.kind.rawValue, right.subject)
        }
    }

    /// Which lead it is.
    package let key: Key
    /// How many principals, cancellations, mismatches or bookings.
    package let count: Int
    /// How many bookings the subject had in the period: what the count is a part of.
    package let bookings: Int
    /// How many of those bookings an agent made (A3: a metric only; nobody's no-shows are counted by it).
    package let throughAgents: Int

    /// Collects the parts.
    package init(key: Key, count: Int, bookings: Int, throughAgents: Int) {
        (self.key, self.count, self.bookings, self.throughAgents) = (key, count, bookings, throughAgents)
    }
}
