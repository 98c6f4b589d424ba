// SPDX-License-Identifier: Apache-2.0
package import Terms

// Tickets.
extension HallState {
    /// The highest serial of today's numbers, whatever their prefix; 0 before the first.
    package var highestSerial: Int { serials.values.max() ?? 0 }

    /// Today's tickets in the order of issue.
    package var tickets: [Ticket] { today.tickets }

    /// The ticket with `id`, of today or of the business day before, nil when there is none.
    package func ticket(_ id: TicketID) -> Ticket? { today.ticket(id) ?? before.ticket(id) }

    /// The ticket whose slip carries `token`, of today or of the business day before.
    package func ticket(withToken token: TicketToken) -> Ticket? {
        today.ticket(withToken: token) ?? before.ticket(withToken: token)
    }

    /// Today's live ticket that `booking` was exchanged for; there is at most one.
    package func liveTicket(forBooking booking: BookingNumber) -> Ticket? {
        today.ticket(forBooking: booking).flatMap { $0.state.isLive ? $0 : nil }
    }

    /// Today's first live ticket of `person` for `service`, a missed one included.
    package func liveTicket(of person: PersonTag, _ service: ServiceID) -> Ticket? {
        today.tickets(of: person).first { $0.service == service && $0.state.isLive }
    }

    /// Whether a day that ends now would take somebody's turn away: who waits, is called, served or on hold.
    package var isAnybodyHere: Bool { today.tickets.contains { $0.state.isLive && $0.state != .missed } }

    /// How many wait for `service`, those for one window only included.
    package func waiting(in service: ServiceID) -> Int { lists.waiting[service] ?? 0 }

    /// Those who wait for `service` by rank, at most `limit`; for staff pages, the order of calls is the policy's.
    package func waitingTickets(in service: ServiceID, limit: Int) -> [Ticket] {
        guard let line = lists.lines[service] else { return [] }
        let entries = [line.green, line.booked, line.walkIn].flatMap { $0.waiting.prefix(limit) }
        return entries.sorted { $0.rank < $1.rank }.prefix(limit).map { today.tickets[$0.ticket] }
    }

    /// Those who wait for `window` only, by rank.
    package func reservedTickets(for window: WindowID) -> [Ticket] {
        lists.reserved[window].map { $0.waiting.map { today.tickets[$0.ticket] } } ?? []
    }

    /// Today's missed and held tickets in the order of issue.
    package var ticketsAside: [Ticket] { lists.aside.map { today.tickets[$0] } }

    /// The slips that `station` should print by itself, in the order of issue: new ones, and those that failed before
    /// any paper was used.
    package func pendingSlips(at station: StationID) -> [(TicketID, copy: Int)] {
        lists.slips[station, default: []].compactMap { index in
            let ticket = today.tickets[index]
            return ticket.slip.map { (ticket.id, copy: $0.copy) }
        }
    }
}

// Everything else.
extension HallState {
    /// What `window` is doing; closed when nothing was heard of it today.
    package func window(_ window: WindowID) -> WindowState { windows[window] ?? WindowState() }

    /// The window at which `clerk` is signed in.
    package func windowOf(_ clerk: StaffID) -> WindowID? { windows.first { $0.value.clerk == clerk }?.key }

    /// The hall's copy of a booking.
    package func booking(_ number: BookingNumber) -> Booking? { bookings[number] }

    /// The bookings of `person`, as principal or agent, whose slot starts on the local `day`; by start, then number.
    package func bookings(of person: PersonTag, on day: BusinessDay) -> [Booking] {
        guard let newest else { return [] }
        return bookingsByPerson[person, default: []]
            .compactMap { bookings[$0] }
            .filter { newest.at($0.slot.start).day == day }
            .sorted { ($0.slot.start, $0.number.text) < ($1.slot.start, $1.number.text) }
    }

    /// What the intent with `key` was answered, today or on the business day before, and the digest of what it asked.
    package func answer(to key: IntentKey) -> (digest: UInt64, answer: HallAnswer)? {
        (answersToday[key] ?? answersBefore[key]).map { (digest: $0.digest, answer: $0.answer) }
    }
}
