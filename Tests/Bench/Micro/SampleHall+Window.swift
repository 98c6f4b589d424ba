// SPDX-License-Identifier: Apache-2.0
import Queueing
import Terms

// What clerks do between what is measured.
extension SampleHall {
    /// Sees that nobody is at the window.
    func clearWindow() {
        if state.window(Self.window).ticket != nil { ask(.step(window: Self.window, .finish)) }
    }

    /// Calls somebody to the window, finishing whoever is there.
    @discardableResult
    func callNext() -> TicketID {
        guard case .called(let ticket, _) = ask(.callNext(window: Self.window, settling: .finish)) else {
            preconditionFailure("nobody waits in a full hall")
        }
        return ticket
    }

    /// A waiting ticket somewhere in the line; the same for the same history.
    func someWaiting() -> TicketID {
        let tickets = state.tickets
        var place = (Int(truncatingIfNeeded: state.position.value) &* 7919) % tickets.count
        while tickets[place].state != .waiting || tickets[place].reservedFor != nil {
            place = (place + 1) % tickets.count
        }
        return tickets[place].id
    }

    /// The copy of a ticket's slip that is being printed.
    func copy(of ticket: TicketID) -> Int { must(state.ticket(ticket)?.slip).copy }

    /// A booking that the hall has not heard of.
    func unknownBooking() -> Booking { Self.booking(1_000_000 + Int(state.position.value)) }

    /// Opens the day after, which misses everybody still waiting.
    func beginNextDay() {
        passDay()
        ask(.openDay)
    }
}
