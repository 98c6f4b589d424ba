// SPDX-License-Identifier: Apache-2.0
package import Rules
package import Terms

/// A freed number that is held for one place on the wait-list until it is claimed or the time for it runs out (A12).
package struct WaitlistOffer: Sendable, Equatable {
    /// What became of it.
    package enum Outcome: String, Sendable, CaseIterable {
        case open, claimed
        /// Not claimed in time.
        case lapsed
        /// Claimed, but the person's limits forbid the booking, or the person left the list.
        case passed
    }

    /// Its number, from the pooled unit and the turn.
    package let id: Int64
    /// The unit in the release pool.
    package let unit: Int64
    /// The place it was offered to.
    package let entry: WaitlistID
    /// The slot of the unit.
    package let slot: TimeSlot
    /// When it was made.
    package let madeAt: Timestamp
    /// The first point in time at which it can no longer be claimed.
    package let until: Timestamp
    /// What became of it.
    package let outcome: Outcome

    /// Collects the parts.
    package init(
        id: Int64,
        unit: Int64,
        entry: WaitlistID,
        slot: TimeSlot,
        madeAt: Timestamp,
        until: Timestamp,
        outcome: Outcome
    ) {
        (self.id, self.unit, self.entry, self.slot) = (id, unit, entry, slot)
        (self.madeAt, self.until, self.outcome) = (madeAt, until, outcome)
    }

    /// Until when an offer of `slot` made at `now` can be claimed: never past the booked time itself.
    package static func deadline(of slot: TimeSlot, rules: CityRules, at now: Timestamp) -> Timestamp {
        min(now.adding(minutes: rules.waitlistClaimMinutes), slot.start)
    }

    /// True while it can be claimed.
    package func isOpen(at now: Timestamp) -> Bool { outcome == .open && now < until }
}
