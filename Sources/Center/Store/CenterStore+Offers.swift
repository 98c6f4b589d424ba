// SPDX-License-Identifier: Apache-2.0
package import Booking
import Rows
import Rules
package import Terms
import Vault

extension CenterStore {
    /// Claims the number that is offered to a place (A12): an ordinary booking of the one inventory, channel `waitlist`.
    ///
    /// `terms` is the version of the text that the person agrees to now. A booking that the rules forbid passes the number
    /// on to the next place. Nil for a place that is another's or does not exist.
    package func claimOffer(
        _ id: WaitlistID,
        of document: DocumentNumber,
        terms: Int,
        at now: Moment
    ) throws(StoreError) -> WaitlistClaim? {
        let rules = try rules(at: now.timestamp)
        return try writing("claim offer") { () throws(StoreError) in
            guard var entry = try entry(id), vault.personTags(document).contains(entry.principal) else { return nil }
            if let number = entry.booking { return .again(try intact(try booking(number), "booking")) }
            guard let offer = try openOffer(of: id), offer.isOpen(at: now.timestamp), entry.standing == .waiting else {
                return .refused(.noOffer)
            }
            if let until = try suspendedUntil(entry.principal, at: now) { return .refused(.suspended(until: until)) }
            let unit = try intact(try pooledUnit(offer.unit), "pool")
            let request = try request(of: entry, offer.slot, terms: terms)
            if let refusal = try refusal(of: request, at: now) {
                try pass(on: offer, as: .passed, rules, at: now)
                return .passed(refusal)
            }
            // The number leaves the pool and is booked in one transaction: nobody else can have it in between.
            try free(unit)
            guard case .booked(let record) = try book(request, at: now) else { throw .damaged("waitlist_offer") }
            (entry.standing, entry.booking) = (.claimed, record.number)
            try save(entry)
            try end(offer, as: .claimed)
            return .booked(record)
        }
    }

    /// Says whether the limits of a place's person allow a booking of `slot` now (A25, A37).
    func mayBook(_ entry: WaitlistEntry, _ slot: TimeSlot, at now: Moment) throws(StoreError) -> Bool {
        try refusal(of: request(of: entry, slot, terms: 0), at: now) == nil
    }

    private func refusal(of request: BookingRequest, at now: Moment) throws(StoreError) -> BookingRefusal? {
        let units = try slot(request.center, request.service, request.start)
        return request.refusal(in: try situation(of: request, units, at: now))
    }

    /// The booking that a claim of `slot` makes; one intent a place, so that it is made once.
    private func request(
        of entry: WaitlistEntry,
        _ slot: TimeSlot,
        terms: Int
    ) throws(StoreError) -> BookingRequest {
        let people = try parties(of: entry.id)
        return BookingRequest(
            intent: try intact(IntentKey(text: "waitlist:" + entry.id.text), "waitlist"),
            center: entry.center,
            service: entry.service,
            item: entry.item,
            start: slot.start,
            principal: people.principal,
            agent: people.agent,
            channel: .waitlist,
            terms: terms
        )
    }

    /// The offer that a place can claim, whether or not its time has run out.
    func openOffer(of id: WaitlistID) throws(StoreError) -> WaitlistOffer? {
        let found = try reading { () throws(RowsError) in
            try waitlistRows.openOffer.first(.text(id.text)) { row throws(RowsError) in try WaitlistOffer(row) }
        }
        guard let found else { return nil }
        return try intact(found, "waitlist_offer")
    }

    /// Ends an offer and gives its number to whoever is next (A12).
    func pass(
        on offer: WaitlistOffer,
        as outcome: WaitlistOffer.Outcome,
        _ rules: CityRules,
        at now: Moment
    ) throws(StoreError) {
        try end(offer, as: outcome)
        if let unit = try pooledUnit(offer.unit) { try refill(unit, rules, at: now) }
    }

    private func end(_ offer: WaitlistOffer, as outcome: WaitlistOffer.Outcome) throws(StoreError) {
        try reading { () throws(RowsError) in
            try waitlistRows.endOffer.run(.text(outcome.rawValue), .integer(offer.id))
        }
    }
}
