// SPDX-License-Identifier: Apache-2.0
package import Booking
import Rows
import Rules
package import Terms

extension CenterStore {
    /// The event of a booking, nil if it has none (R69).
    package func noShow(of booking: BookingNumber) throws(StoreError) -> NoShowEvent? {
        try reading { () throws(RowsError) in
            try noShowRows.event.first(.text(booking.text)) { row throws(RowsError) in try NoShowEvent(row) }
        }
        .map { event throws(StoreError) in try intact(event, "no_show_event") }
    }

    /// Every event of a person from the first day that can still count, in the order of their registration.
    ///
    /// The person is the principal, whoever made the booking (A3, A37); `person` is `vault.personTag` of the document.
    package func noShows(of person: PersonTag, at now: Moment) throws(StoreError) -> [NoShowEvent] {
        let first = NoShowCount.firstDay(on: now.day, rules: try rules(at: now.timestamp))
        let events = try reading { () throws(RowsError) in
            try noShowRows.eventsOfPerson.rows(.text(person.text), .text(first.text)) { row throws(RowsError) in
                try NoShowEvent(row)
            }
        }
        return try events.map { event throws(StoreError) in try intact(event, "no_show_event") }
    }

    /// How a person stands on the register (R30).
    package func noShowCount(of person: PersonTag, at now: Moment) throws(StoreError) -> NoShowCount {
        NoShowCount(try noShows(of: person, at: now), on: now.day, rules: try rules(at: now.timestamp))
    }

    /// Until when a person may not book online, nil when the person may (A13); by this city's register.
    package func suspendedUntil(_ person: PersonTag, at now: Moment) throws(StoreError) -> Timestamp? {
        let rules = try rules(at: now.timestamp)
        guard rules.suspendsListed else { return nil }
        return try noShowCount(of: person, at: now).suspendedUntil(at: now, rules: rules)
    }

    /// A page of the register: `center` nil for the whole city, events of the days `from` to `through`.
    package func noShows(
        center: CenterID?,
        from: BusinessDay,
        through: BusinessDay,
        standing: NoShowEvent.Standing? = nil,
        after last: NoShowEvent?,
        limit: Int
    ) throws(StoreError) -> [NoShowEvent] {
        let events = try reading { () throws(RowsError) in
            try noShowRows.page.rows(
                .orNull(center?.text),
                .text(from.text),
                .text(through.text),
                .orNull(standing?.rawValue),
                .text(last?.day.text ?? ""),
                .text(last?.booking.text ?? ""),
                .integer(Int64(limit))
            ) { row throws(RowsError) in try NoShowEvent(row) }
        }
        return try events.map { event throws(StoreError) in try intact(event, "no_show_event") }
    }

    /// The people on the list now, by tag; `after` is the last of the page before.
    package func listedPeople(after last: PersonTag? = nil, limit: Int) throws(StoreError) -> [NoShowListing] {
        let found = try reading { () throws(RowsError) in
            try noShowRows.listings.rows(.text(last?.text ?? ""), .integer(Int64(limit))) { row throws(RowsError) in
                try NoShowListing(row)
            }
        }
        return try found.map { listing throws(StoreError) in try intact(listing, "no_show_listing") }
    }

    /// Registers a late cancellation where the rules count it (A4); called in the transaction that cancels `record`.
    func registerLateCancel(_ record: BookingRecord, at now: Moment) throws(StoreError) {
        let rules = try rules(at: now.timestamp)
        guard let halves = NoShow.halves(ofLateCancelUnder: rules) else { return }
        let evidence = NoShowEvidence(heardUntil: nil, minutes: rules.cancelLeadMinutes, terms: record.terms)
        try register(record, .cancelledLate, halves: halves, evidence, at: now)
    }

    /// Puts an event on the register, once a booking, and its person on the list if it is the threshold's.
    func register(
        _ record: BookingRecord,
        _ kind: NoShowKind,
        halves: Int,
        _ evidence: NoShowEvidence,
        at now: Moment
    ) throws(StoreError) {
        let day = now.at(record.slot.start).day
        try reading { () throws(RowsError) in
            try noShowRows.register.run(
                .text(record.number.text),
                .text(record.principal.tag.text),
                .text(kind.rawValue),
                .integer(Int64(halves)),
                .text(record.center.text),
                .text(record.service.text),
                .integer(record.slot.start.milliseconds),
                .integer(record.slot.end.milliseconds),
                .text(day.text),
                .integer(now.timestamp.milliseconds),
                .orNull(evidence.heardUntil?.milliseconds),
                .integer(Int64(evidence.minutes)),
                .integer(Int64(evidence.terms)),
                .text(NoShowEvent.Standing.registered.rawValue),
                1
            )
        }
        guard connection.changes > 0 else { return }
        try note("noshow.register", record.number.text, ["kind": kind.rawValue], at: now)
        try relist(record.principal.tag, at: now)
    }

    /// Takes a registered event off; false when it does not count any more.
    ///
    /// The evidence stays.
    func takeOff(
        _ event: NoShowEvent,
        as standing: NoShowEvent.Standing,
        at now: Moment
    ) throws(StoreError) -> Bool {
        try reading { () throws(RowsError) in
            try noShowRows.setStanding.run(.text(standing.rawValue), .text(event.booking.text))
        }
        guard connection.changes > 0 else { return false }
        try relist(event.person, at: now)
        return true
    }

    /// Puts a person on the list or takes the person off, as the register now says (R30).
    func relist(_ person: PersonTag, at now: Moment) throws(StoreError) {
        let count = try noShowCount(of: person, at: now)
        let open = try reading { () throws(RowsError) in
            try noShowRows.listing.first(.text(person.text)) { row throws(RowsError) in try row.text(1) }
        }
        guard let since = count.listedSince, let until = count.listedUntil else {
            guard open != nil else { return }
            try reading { () throws(RowsError) in
                try noShowRows.endListing.run(.integer(now.timestamp.milliseconds), .text(person.text))
            }
            return try note("noshow.delist", String(person.text.prefix(8)), at: now)
        }
        guard let open else {
            try reading { () throws(RowsError) in
                try noShowRows.insertListing.run(
                    .text(person.text),
                    .integer(since.milliseconds),
                    .text(until.text)
                )
            }
            return try note("noshow.list", String(person.text.prefix(8)), ["until": until.text], at: now)
        }
        guard open != until.text else { return }
        try reading { () throws(RowsError) in try noShowRows.moveListing.run(.text(until.text), .text(person.text)) }
    }
}

extension NoShowListing {
    /// Reads person, since and until.
    fileprivate init?(_ row: borrowing Row) throws(RowsError) {
        guard let person = PersonTag(text: try row.text(0)), let until = BusinessDay(text: try row.text(2)) else {
            return nil
        }
        self.init(person: person, since: Timestamp(milliseconds: try row.integer(1)), until: until)
    }
}
