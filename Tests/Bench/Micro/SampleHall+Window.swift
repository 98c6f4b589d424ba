// SPDX-License-Identifier: Apache-2.0
import Queueing
import Terms

// What clerks do between what is measured.
extension SampleHall {
    /// Sees that nobody is at the window.
    func clearWindow() {
        verify()
        if state.window(Self.window).ticket != nil { ask(.step(window: Self.window, .finish)) }
    }

    /// Checks who is at the window, if it is somebody with a booking.
    private func verify() {
        guard let id = state.window(Self.window).ticket, let ticket = state.ticket(id),
            !state.verificationMissing(for: ticket).isEmpty
        else { return }
        let seen = Verification(
            result: .match,
            principalDocument: true,
            agentDocument: true,
            authorizationLetter: true,
            agencyAgreement: true
        )
        ask(.verify(window: Self.window, seen))
    }

    /// Calls somebody to the window, finishing whoever is there, and checks who came.
    @discardableResult
    func callNext() -> TicketID {
        verify()
        guard case .called(let id, _) = ask(.callNext(window: Self.window, settling: .finish)) else {
            preconditionFailure("nobody waits in a full hall")
        }
        verify()
        return id
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
