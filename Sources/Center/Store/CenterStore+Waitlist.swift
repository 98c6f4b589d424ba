// SPDX-License-Identifier: Apache-2.0
package import Booking
import Rows
import Rules
package import Terms
import Vault

extension CenterStore {
    /// Gives a person a place on the wait-list (R41); one that suits a number in the pool is made an offer at once.
    package func joinWaitlist(_ request: WaitlistRequest, at now: Moment) throws(StoreError) -> WaitlistAnswer {
        let rules = try rules(at: now.timestamp)
        return try writing("join wait-list") { () throws(StoreError) in
            if let before = try entry(ofIntent: request.intent) { return .again(before) }
            let person = vault.personTag(request.principal.document)
            let refusal = WaitlistRefusal.of(
                request,
                open: try openPlaces(of: request.principal.document),
                suspendedUntil: try suspendedUntil(person, at: now),
                rules: rules,
                at: now.timestamp
            )
            if let refusal { return .refused(refusal) }
            let id = try make(request, person, at: now)
            try note("waitlist.join", id.text, ["service": request.service.text], by: Self.visitor, at: now)
            for unit in try pooledUnits(center: request.center, service: request.service) {
                try refill(unit, rules, at: now)
            }
            return .waiting(try intact(try entry(id), "waitlist"))
        }
    }

    /// A place and its offer, for the person whose document it is; nil for another's and for one that does not exist.
    package func waitlistPlace(
        _ id: WaitlistID,
        of document: DocumentNumber,
        at now: Timestamp
    ) throws(StoreError) -> WaitlistPlace? {
        guard let entry = try entry(id), vault.personTags(document).contains(entry.principal) else { return nil }
        let offer = try openOffer(of: id)
        return WaitlistPlace(
            entry: entry,
            offer: offer.flatMap { $0.isOpen(at: now) ? $0 : nil },
            ahead: try placesAhead(of: entry)
        )
    }

    /// The places of a person that wait, in the order they were made, with their offers.
    package func waitlistPlaces(of document: DocumentNumber, at now: Timestamp) throws(StoreError) -> [WaitlistPlace] {
        var places: [WaitlistPlace] = []
        for tag in vault.personTags(document) {
            let entries = try entries { () throws(RowsError) in
                try waitlistRows.ofPerson.rows(.text(tag.text)) { row throws(RowsError) in try WaitlistRow(row) }
            }
            for entry in entries {
                guard let place = try waitlistPlace(entry.id, of: document, at: now) else { continue }
                places.append(place)
            }
        }
        return places
    }

    /// Gives a place up; what was offered to it goes on to the next.
    ///
    /// False when there is no such place that waits.
    package func leaveWaitlist(
        _ id: WaitlistID,
        of document: DocumentNumber,
        at now: Moment
    ) throws(StoreError) -> Bool {
        let rules = try rules(at: now.timestamp)
        return try writing("leave wait-list") { () throws(StoreError) in
            guard var entry = try entry(id), entry.standing == .waiting,
                vault.personTags(document).contains(entry.principal)
            else { return false }
            entry.standing = .left
            try save(entry)
            try note("waitlist.leave", id.text, by: Self.visitor, at: now)
            if let offer = try openOffer(of: id) { try pass(on: offer, as: .passed, rules, at: now) }
            return true
        }
    }

    /// The places that wait, in their order, for staff; `after` is the last place of the page before.
    package func waitingPlaces(
        center: CenterID?,
        service: ServiceID? = nil,
        after: WaitlistID? = nil,
        limit: Int
    ) throws(StoreError) -> [WaitlistEntry] {
        let sequence = try after.map { id throws(StoreError) in try self.sequence(of: id) } ?? 0
        return try entries { () throws(RowsError) in
            try waitlistRows.page.rows(
                .orNull(center?.text),
                .orNull(service?.text),
                .integer(sequence),
                .integer(Int64(limit))
            ) { row throws(RowsError) in try WaitlistRow(row) }
        }
    }

    /// The place with `id`.
    func entry(_ id: WaitlistID) throws(StoreError) -> WaitlistEntry? {
        try entries { () throws(RowsError) in
            try waitlistRows.entry.rows(.text(id.text)) { row throws(RowsError) in try WaitlistRow(row) }
        }
        .first
    }

    /// Writes back what changes in a place.
    func save(_ entry: WaitlistEntry) throws(StoreError) {
        try reading { () throws(RowsError) in
            try waitlistRows.update.run(
                .text(entry.standing.rawValue),
                .integer(Int64(entry.missed)),
                .orNull(entry.booking?.text),
                .text(entry.id.text)
            )
        }
    }

    /// The places that may be offered a unit, in their order.
    func places(for unit: PooledUnit) throws(StoreError) -> [WaitlistEntry] {
        try entries { () throws(RowsError) in
            try waitlistRows.waiting.rows(
                .text(unit.center.text),
                .text(unit.service.text),
                .integer(unit.slot.start.milliseconds),
                .integer(unit.slot.end.milliseconds),
                .integer(unit.id),
                .integer(Int64(Refill.mostEntriesPerUnit))
            ) { row throws(RowsError) in try WaitlistRow(row) }
        }
    }

    /// The person of a place, opened for the booking that is made in its name.
    func parties(of id: WaitlistID) throws(StoreError) -> (principal: Party, agent: Party?) {
        let row = try reading { () throws(RowsError) in
            try waitlistRows.entry.first(.text(id.text)) { row throws(RowsError) in
                (try row.blob(8), try row.optionalBlob(9))
            }
        }
        let (principal, agent) = try intact(row, "waitlist")
        let context = "waitlist " + id.text
        let opened = try agent.map { sealed throws(StoreError) in try open(sealed, for: context) }
        return (try open(principal, for: context), opened)
    }
}
