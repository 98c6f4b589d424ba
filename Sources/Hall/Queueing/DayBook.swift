// SPDX-License-Identifier: Apache-2.0
import Terms

/// The tickets of one business day in the order of issue, found by id, token, booking and person.
struct DayBook: Sendable, Equatable {
    private(set) var tickets: [Ticket] = []
    private var byID: [TicketID: Int] = [:]
    private var byToken: [TicketToken: Int] = [:]
    /// The newest ticket of a booking.
    private var byBooking: [BookingNumber: Int] = [:]
    private var byPerson: [PersonTag: [Int]] = [:]

    func index(of id: TicketID) -> Int? { byID[id] }

    func ticket(_ id: TicketID) -> Ticket? { byID[id].map { tickets[$0] } }

    func ticket(withToken token: TicketToken) -> Ticket? { byToken[token].map { tickets[$0] } }

    func ticket(forBooking booking: BookingNumber) -> Ticket? { byBooking[booking].map { tickets[$0] } }

    func tickets(of person: PersonTag) -> [Ticket] { byPerson[person, default: []].map { tickets[$0] } }

    /// Adds a ticket with an id that is new; returns its index.
    mutating func add(_ ticket: Ticket) -> Int {
        let index = tickets.count
        tickets.append(ticket)
        byID[ticket.id] = index
        byToken[ticket.token] = index
        if let booking = ticket.booking { byBooking[booking] = index }
        if let person = ticket.person { byPerson[person, default: []].append(index) }
        return index
    }

    /// Changes a ticket in place; id, token, booking and person are constants of a ticket.
    mutating func change(_ index: Int, _ body: (inout Ticket) -> Void) { body(&tickets[index]) }
}

extension DayBook: Codable {
    /// Reads the tickets; the ways to find them are made anew.
    init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        for ticket in try container.decode([Ticket].self) { _ = add(ticket) }
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(tickets)
    }
}
