// SPDX-License-Identifier: Apache-2.0
import Terms

/// The day's tickets by what is to happen with them; follows from the tickets and is never stored.
struct HallLists: Sendable, Equatable {
    private(set) var lines: [ServiceID: ServiceLine] = [:]
    /// Those who wait for one window only.
    private(set) var reserved: [WindowID: RankedLine] = [:]
    /// Everybody who waits for a service, reserved or not.
    private(set) var waiting: [ServiceID: Int] = [:]
    /// Slips to be printed at a station, as ascending ticket indexes.
    private(set) var slips: [StationID: [Int]] = [:]
    /// Missed and held tickets, as ascending ticket indexes.
    private(set) var aside: [Int] = []

    init() {}

    /// Lists every ticket of a day.
    init(of tickets: [Ticket]) {
        for (index, ticket) in tickets.enumerated() { list(ticket, at: index) }
    }

    /// The list in which `ticket` waits or would wait.
    func line(for ticket: Ticket) -> RankedLine {
        guard let window = ticket.reservedFor else { return lines[ticket.service]?[ticket.kind] ?? RankedLine() }
        return reserved[window] ?? RankedLine()
    }

    mutating func list(_ ticket: Ticket, at index: Int) {
        switch ticket.state {
        case .waiting: enqueue(ticket, at: index)
        case .missed, .onHold: aside.insert(index, at: Self.place(of: index, in: aside))
        case .called, .serving, .done, .abandoned, .voided: break
        }
        if let slip = ticket.slip, ticket.isSlipPending {
            let place = Self.place(of: index, in: slips[slip.station, default: []])
            slips[slip.station, default: []].insert(index, at: place)
        }
    }

    mutating func unlist(_ ticket: Ticket, at index: Int) {
        switch ticket.state {
        case .waiting: dequeue(ticket)
        case .missed, .onHold: aside.remove(at: Self.place(of: index, in: aside))
        case .called, .serving, .done, .abandoned, .voided: break
        }
        if let slip = ticket.slip, ticket.isSlipPending {
            let place = Self.place(of: index, in: slips[slip.station, default: []])
            slips[slip.station]?.remove(at: place)
            if slips[slip.station]?.isEmpty == true { slips[slip.station] = nil }
        }
    }

    private mutating func enqueue(_ ticket: Ticket, at index: Int) {
        let entry = RankedLine.Entry(
            rank: ticket.rank,
            ticket: index,
            issuedAt: ticket.issuedAt,
            priorityFrom: ticket.priorityFrom
        )
        waiting[ticket.service, default: 0] += 1
        if let window = ticket.reservedFor {
            reserved[window, default: RankedLine()].insert(entry)
        } else {
            lines[ticket.service, default: ServiceLine()][ticket.kind].insert(entry)
        }
    }

    private mutating func dequeue(_ ticket: Ticket) {
        waiting[ticket.service, default: 0] -= 1
        if waiting[ticket.service] == 0 { waiting[ticket.service] = nil }
        if let window = ticket.reservedFor {
            reserved[window]?.remove(ticket.rank)
            if reserved[window]?.isEmpty == true { reserved[window] = nil }
        } else {
            lines[ticket.service]?[ticket.kind].remove(ticket.rank)
            if lines[ticket.service]?.count == 0 { lines[ticket.service] = nil }
        }
    }

    /// Where `index` is, or belongs, in ascending `indexes`.
    private static func place(of index: Int, in indexes: [Int]) -> Int {
        if let last = indexes.last, last < index { return indexes.count }
        var (low, high) = (0, indexes.count)
        while low < high {
            let middle = (low + high) / 2
            if indexes[middle] < index { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
