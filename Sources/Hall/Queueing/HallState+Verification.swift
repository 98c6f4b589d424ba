// SPDX-License-Identifier: Apache-2.0
import Terms

extension HallState {
    /// What has to be seen before `ticket` is served; empty for those who came without a booking (R18–R22).
    ///
    /// Of a booking that the hall has no copy of, only the principal's document is known to be needed. A unit has no
    /// identity document (A22): it sends somebody with a letter.
    package func verificationNeeds(of ticket: Ticket) -> [Verification.Part] {
        guard let number = ticket.booking else { return [] }
        guard let booking = bookings[number] else { return [.result, .principalDocument] }
        let own: [Verification.Part] = booking.principalKind == .unit ? [.authorizationLetter] : [.principalDocument]
        return [.result] + own + (booking.agent == nil ? [] : [.agentDocument, .agencyAgreement])
    }

    /// What is still to be seen of it; documents that the kiosk saw count.
    package func verificationMissing(for ticket: Ticket) -> [Verification.Part] {
        guard case .booked(_, _, _, let seen) = ticket.kind else { return [] }
        return verificationNeeds(of: ticket).filter { part in
            if ticket.verification?.has(part) == true { return false }
            return !(part == .principalDocument && seen.principal || part == .agentDocument && seen.agent)
        }
    }
}
