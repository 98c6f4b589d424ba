// SPDX-License-Identifier: Apache-2.0
import Terms

extension HallState {
    /// What has to be seen before `ticket` is served; empty for those who came without a booking (R18–R22).
    ///
    /// Of a booking that the hall has no copy of, only the principal's document is known to be needed.
    package func verificationNeeds(of ticket: Ticket) -> [Verification.Part] {
        guard let number = ticket.booking else { return [] }
        var needs: [Verification.Part] = [.result, .principalDocument]
        guard let booking = bookings[number] else { return needs }
        if booking.agent != nil { needs += [.agentDocument, .agencyAgreement] }
        if booking.principalKind == .unit { needs += [.authorizationLetter] }
        return needs
    }

    /// What is still to be seen of it; documents that the kiosk saw count.
    ///
    /// A unit has no identity document of its own (A22): the person who comes for it is checked by the agent's.
    package func verificationMissing(for ticket: Ticket) -> [Verification.Part] {
        guard case .booked(_, _, _, let seen) = ticket.kind else { return [] }
        return verificationNeeds(of: ticket).filter { part in
            if ticket.verification?.has(part) == true { return false }
            return !(part == .principalDocument && seen.principal || part == .agentDocument && seen.agent)
        }
    }
}
