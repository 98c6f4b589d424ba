// SPDX-License-Identifier: Apache-2.0
import Booking
import Journal
import Link
import Queueing
import Store
import Terms
import Vault
import Wire

/// What must be true once everything has come together at the end of a run.
struct CityAudit {
    private let city: City
    private var tally: Tally { city.stage.tally }

    init(_ city: City) { self.city = city }

    func finish() throws(Violation) {
        for hall in city.halls {
            try hall.audit()
            try hall.people?.audit()
            try auditFacts(of: hall)
            try auditCopies(of: hall)
        }
        try auditBookings()
        try auditExchanges()
    }

    /// The center has every fact of the hall, once, in order, word for word.
    private func auditFacts(of hall: SimulatedHall) throws(Violation) {
        let due = hall.truth.records.compactMap(FactTranslation.entry)
        let kept = try facts(of: hall.plan.hall)
        let place = zip(due, kept).first { $0 != $1 }.map(\.0.position)
        try tally.check(
            .factsArriveOnce,
            due == kept,
            "\(hall.plan.hall): the center has \(kept.count) facts of \(due.count); they differ at \(place?.value ?? 0)"
        )
        try tally.check(.factsArriveOnce, hall.link?.parked == 0, "\(hall.plan.hall): facts were left out")
    }

    private func facts(of hall: HallID) throws(Violation) -> [FactBatch.Entry] {
        var kept: [FactBatch.Entry] = []
        while true {
            let last = kept.last?.position ?? .start
            let page = try city.center.working { store throws(StoreError) in
                try store.facts(of: hall, after: last, limit: 500)
            }
            guard !page.isEmpty else { return kept }
            kept += page
        }
    }

    /// What the feed tells from its beginning is what the hall has.
    private func auditCopies(of hall: SimulatedHall) throws(Violation) {
        var cursor: Int64 = 0
        let now = Timestamp(milliseconds: city.stage.now)
        while true {
            let from = cursor
            let batch = try city.center.working { store throws(StoreError) in
                try store.changes(for: hall.plan.hall, after: from, now: now)
            }
            for change in ChangeTranslation.changes(of: batch) { try audit(change, at: hall) }
            guard batch.through > cursor, !batch.changes.isEmpty else { break }
            cursor = batch.through
        }
        let state = hall.live.state
        try tally.check(
            .copiesAgree,
            state.centerCursor == cursor,
            "\(hall.plan.hall): the feed is taken up to \(state.centerCursor), it ends at \(cursor)"
        )
    }

    private func audit(_ change: CenterChange, at hall: SimulatedHall) throws(Violation) {
        let state = hall.live.state
        switch change {
        case .notice(let text):
            try tally.check(.copiesAgree, state.notice == text, "\(hall.plan.hall): another notice")
        case .bookingCase(let found):
            try tally.check(
                .copiesAgree,
                state.centerCases.contains(found) == found.isOpen
                    || state.centerCases.count == HallState.centerCaseLimit,
                "\(hall.plan.hall): the case of \(found.booking) is not as the center tells it"
            )
        // A simulated center sets no booking-only mode, and a hall's own clock judges nothing here.
        case .mode, .clock: break
        case .booking(let booking):
            let copy = state.booking(booking.number)
            if hall.truth.voided.contains(booking.number), copy?.standing == .void { return }
            // Days before the last two are forgotten.
            let oldest = state.previousDay ?? state.day
            if copy == nil, let oldest, hall.moment.at(booking.slot.start).day < oldest { return }
            try tally.check(
                .copiesAgree,
                copy == booking,
                "\(hall.plan.hall): \(booking.number) is \(booking.standing) at \(booking.slot.start.milliseconds), "
                    + "the copy \(copy?.standing.rawValue ?? "missing") at \(copy?.slot.start.milliseconds ?? 0)"
            )
        }
    }

    /// Every booking that the portal knows is at the center, for the same person, in one standing.
    private func auditBookings() throws(Violation) {
        for (index, booking) in city.portal.bookings.enumerated() {
            guard let number = booking.number else { continue }
            let record = try city.center.booking(number)
            try tally.check(
                .inventoryIsConserved,
                record?.principal.tag == city.stage.keys.center.personTag(booking.person.document),
                "booking \(number) of order \(index) is gone or another person's"
            )
            if booking.ended == .cancelled {
                try tally.check(
                    .inventoryIsConserved,
                    record?.standing == .cancelled,
                    "booking \(number) was cancelled and is \(record?.standing.rawValue ?? "gone")"
                )
            }
        }
    }

    /// Of the tickets that were given for a booking one is the center's exchange, and each other is a case; one that was
    /// voided as a mistake has given the booking back.
    private func auditExchanges() throws(Violation) {
        let cases = try city.center.working { store throws(StoreError) in try store.cases() }
        let known = Set(cases.map { "\($0.content.hall) \($0.content.ticket)" })
        for hall in city.halls {
            let facts = try facts(of: hall.plan.hall).map(\.fact)
            var givenBack: Set<TicketID> = []
            for case .voided(let ticket, reason: VoidReason.issuedByMistake.rawValue) in facts {
                givenBack.insert(ticket)
            }
            for case .issued(let ticket, _, .booking(let number, _)) in facts {
                let exchange = try city.center.booking(number)?.exchange
                let isIts = exchange == BookingRecord.Exchange(hall: hall.plan.hall, ticket: ticket)
                try tally.check(
                    .apartIsACase,
                    givenBack.contains(ticket) ? !isIts : isIts || known.contains("\(hall.plan.hall) \(ticket)"),
                    "\(hall.plan.hall): \(ticket) for \(number) is neither the exchange nor a case"
                )
            }
        }
    }
}
