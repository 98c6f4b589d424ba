// SPDX-License-Identifier: Apache-2.0
import Terms

// Who is at the window, and what came of it (R18–R23).
extension Deliberation {
    func verify(_ id: WindowID, _ verification: Verification) throws(Refusal) -> Decision {
        _ = try window(id)
        guard staff != nil else { throw .staffNeeded }
        try checkClerk(id)
        let ticket = try ticketAt(id)
        guard ticket.booking != nil else { throw .notBooked(ticket.id) }
        return .done(.ticketVerified(ticket.id, window: id, verification))
    }

    func finish(_ id: WindowID, _ outcome: FinishOutcome?) throws(Refusal) -> Decision {
        _ = try window(id)
        try checkClerk(id)
        let ticket = try ticketAt(id)
        if outcome == nil || outcome == .done { try checkVerified(ticket) }
        return .done(.ticketFinished(ticket.id, window: id, outcome: outcome))
    }

    /// R22: a booked visitor is accepted only after a clerk's finding, with all that has to be seen.
    func checkVerified(_ ticket: Ticket) throws(Refusal) {
        if ticket.verification?.result == .mismatch { throw .identityMismatch(ticket.id) }
        let missing = state.verificationMissing(for: ticket)
        guard missing.isEmpty else { throw .verificationNeeded(ticket.id, missing: missing) }
    }

    /// 好差评 of what was finished today, once.
    func rate(_ id: TicketID, _ rating: Rating) throws(Refusal) -> Decision {
        let ticket = try ticket(id)
        guard ticket.state == .done else { throw .ticketIs(id, state: ticket.state.name) }
        guard ticket.rating == nil else { throw .alreadyRated(id) }
        return .done(.ticketRated(id, window: ticket.finishedAt, rating))
    }
}
