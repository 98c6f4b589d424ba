// SPDX-License-Identifier: Apache-2.0
package import Rules
package import Terms

/// All that a request is decided by, read in the transaction that carries it out.
package struct BookingSituation: Sendable {
    /// The slot asked for; nil when there is none.
    package var units: SlotUnits?
    /// The rules now.
    package var rules: CityRules
    /// Now, in the city's zone.
    package var now: Moment
    /// The principal's bookings that are still to be visited, however booked (A37).
    package var active: Int
    /// The principal's bookings of this item, or of this service, for that day.
    package var sameItem: Int
    /// The other principals that the agent visits for on that day.
    package var agentPrincipals: Int
    /// Until when the principal cannot book online (A13).
    package var suspendedUntil: Timestamp?
    /// What is left of the day's cap in the booking-only mode; nil outside it (A15).
    package var capLeft: Int?
    /// The next slots with free numbers, should this one be full.
    package var next: [SlotOffer]

    /// Collects the parts.
    package init(
        units: SlotUnits?,
        rules: CityRules,
        now: Moment,
        active: Int = 0,
        sameItem: Int = 0,
        agentPrincipals: Int = 0,
        suspendedUntil: Timestamp? = nil,
        capLeft: Int? = nil,
        next: [SlotOffer] = []
    ) {
        (self.units, self.rules, self.now) = (units, rules, now)
        (self.active, self.sameItem, self.agentPrincipals) = (active, sameItem, agentPrincipals)
        (self.suspendedUntil, self.capLeft, self.next) = (suspendedUntil, capLeft, next)
    }
}

extension BookingRequest {
    /// Says why the request cannot be granted; nil when it can.
    package func refusal(in situation: BookingSituation) -> BookingRefusal? {
        let (rules, now) = (situation.rules, situation.now)
        guard let units = situation.units else { return .noSuchSlot }
        guard now.timestamp < units.slot.start else { return .slotBegun }
        guard units.day <= now.day.advanced(byDays: rules.horizonDays) else {
            return .beyondHorizon(days: rules.horizonDays)
        }
        if channel == .web, let until = situation.suspendedUntil, now.timestamp < until {
            return .suspended(until: until)
        }
        guard situation.active < rules.activeBookings else { return .tooManyActive(limit: rules.activeBookings) }
        guard situation.sameItem < rules.sameItemPerDay else { return .sameItemSameDay(limit: rules.sameItemPerDay) }
        guard agent == nil || situation.agentPrincipals < rules.agentPrincipalsPerDay else {
            return .agentLimit(limit: rules.agentPrincipalsPerDay)
        }
        if let left = situation.capLeft, left <= 0 { return .dayFull }
        // A claimed offer of the wait-list takes the number that was kept for it.
        guard units.free > 0 || channel == .waitlist else { return .slotFull(next: situation.next) }
        return nil
    }
}
