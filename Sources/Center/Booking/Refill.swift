// SPDX-License-Identifier: Apache-2.0
package import Rules
package import Terms

/// What is to be done with a freed number (R40, R41, A11, A12).
package enum Refill {
    /// The next step of a unit in the release pool.
    package enum Step: Sendable, Equatable {
        /// Hold it for this place on the wait-list.
        case offer(WaitlistID, until: Timestamp)
        /// Let everybody book it.
        case release
        /// Its slot is over: nobody can use it.
        case expire
        /// Nothing yet.
        case keep
    }

    /// The most pooled units that one run of the job looks at.
    package static let mostUnitsPerRun = 500
    /// The most places that are looked at for one unit.
    package static let mostEntriesPerUnit = 200

    /// Decides about a unit of `slot` that is to be released at `releaseAt`.
    ///
    /// `entries` are the places that may have it, in the order they were made, without those that had it before or whose
    /// person's limits forbid the booking. With `waitlist` it is offered until nobody is left and then released when due;
    /// with `both` it is offered only until it is due for everybody; with `pool` nobody is asked.
    package static func step(
        slot: TimeSlot,
        releaseAt: Timestamp,
        entries: [WaitlistEntry],
        rules: CityRules,
        at now: Timestamp
    ) -> Step {
        guard now < slot.start else { return now < slot.end ? .keep : .expire }
        let isDue = now >= releaseAt
        let mayOffer = rules.refill == .waitlist || (rules.refill == .both && !isDue)
        if mayOffer, let next = entries.first(where: { $0.suits(slot) }) {
            return .offer(next.id, until: WaitlistOffer.deadline(of: slot, rules: rules, at: now))
        }
        return isDue ? .release : .keep
    }
}
