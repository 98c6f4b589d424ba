// SPDX-License-Identifier: Apache-2.0
import Terms

/// The tickets of one business day in the order of issue, found by id, token, booking and person.
struct DayBook: Sendable, Equatable {
    /// A row of numbers: a prefix, and the kiosk whose own series it is.
    private struct Series: Hashable {
        let prefix: TicketPrefix
        let kiosk: Int?
    }

    private(set) var tickets: [Ticket] = []
    /// For each series the tickets by serial, which leaves few gaps; `none` in those.
    private var bySerial: [Series: [UInt32]] = [:]
    private var byToken = HashIndex()
    /// The newest ticket of a booking.
    private var byBooking: [BookingNumber: Int] = [:]
    private var byPerson: [PersonTag: [Int]] = [:]

    private static let none = UInt32.max

    init() {}

    /// Takes over the tickets of a day in the order of issue.
    init(_ tickets: [Ticket]) {
        self.tickets = tickets
        byToken = HashIndex(capacity: tickets.count)
        for index in tickets.indices { makeKnown(index) }
    }

    func index(of id: TicketID) -> Int? {
        let number = id.number
        guard let row = bySerial[Series(prefix: number.prefix, kiosk: number.series)], number.serial < row.count,
            row[number.serial] != Self.none
        else { return nil }
        let index = Int(row[number.serial])
        return tickets[index].id == id ? index : nil
    }

    func ticket(_ id: TicketID) -> Ticket? { index(of: id).map { tickets[$0] } }

    func ticket(withToken token: TicketToken) -> Ticket? {
        byToken.index(hash: token.hashValue) { tickets[$0].token == token }.map { tickets[$0] }
    }

    func ticket(forBooking booking: BookingNumber) -> Ticket? { byBooking[booking].map { tickets[$0] } }

    func tickets(of person: PersonTag) -> [Ticket] { byPerson[person, default: []].map { tickets[$0] } }

    /// Adds a ticket with an id that is new; returns its index.
    mutating func add(_ ticket: Ticket) -> Int {
        tickets.append(ticket)
        makeKnown(tickets.count - 1)
        return tickets.count - 1
    }

    /// Makes the ticket at `index` known, which is the next.
    private mutating func makeKnown(_ index: Int) {
        let ticket = tickets[index]
        byToken.add(hash: ticket.token.hashValue)
        setIndex(UInt32(index), of: ticket.id.number)
        if let booking = ticket.booking { byBooking[booking] = index }
        if let person = ticket.person { byPerson[person, default: []].append(index) }
    }

    /// Takes out the ticket that was added last.
    mutating func removeLast() {
        let ticket = tickets.removeLast()
        byToken.removeLast(hash: ticket.token.hashValue)
        setIndex(Self.none, of: ticket.id.number)
        // The booking may have had a ticket before, which was voided as a mistake.
        if let booking = ticket.booking { byBooking[booking] = tickets.lastIndex { $0.booking == booking } }
        if let person = ticket.person {
            byPerson[person]?.removeLast()
            if byPerson[person]?.isEmpty == true { byPerson[person] = nil }
        }
    }

    /// Changes a ticket in place; id, token, booking and person are constants of a ticket.
    mutating func change(_ index: Int, _ body: (inout Ticket) -> Void) { body(&tickets[index]) }

    private mutating func setIndex(_ index: UInt32, of number: TicketNumber) {
        let series = Series(prefix: number.prefix, kiosk: number.series)
        Self.set(index, at: number.serial, in: &bySerial[series, default: []])
    }

    private static func set(_ index: UInt32, at serial: Int, in row: inout [UInt32]) {
        if serial >= row.count { row.append(contentsOf: repeatElement(none, count: serial + 1 - row.count)) }
        row[serial] = index
    }

    /// The ways to find tickets follow from them.
    static func == (left: Self, right: Self) -> Bool { left.tickets == right.tickets }
}
