// SPDX-License-Identifier: Apache-2.0
package import Queueing
package import Terms

/// An exchange that the center has not been asked about yet.
package struct ClaimQuestion: Sendable, Equatable {
    /// The booking to be exchanged.
    package let booking: BookingNumber
    private let proof: ExchangeProof
    private let station: StationID?
    private let token: TicketToken

    /// Takes an exchange without the center's word; nil for every other command.
    package init?(_ command: HallCommand) {
        guard case .exchange(let booking, let proof, .unanswered, let station, let token) = command else { return nil }
        (self.booking, self.proof, self.station, self.token) = (booking, proof, station, token)
    }

    /// The exchange with the center's word in it.
    package func command(with claim: CenterClaim) -> HallCommand {
        .exchange(booking: booking, proof: proof, claim: claim, station: station, token: token)
    }

    /// Says whether the hall would issue a ticket if only the center agreed.
    ///
    /// Otherwise there is nothing to claim: the intent is answered, the ticket exists, or the visitor came too early or
    /// with the wrong proof. A claim would only keep the booking from other halls, and tell of numbers that are guessed.
    package func wouldIssue(
        key: IntentKey?,
        staff: StaffID?,
        at moment: Moment,
        in state: HallState,
        plan: HallPlan
    ) -> Bool {
        let granted = command(with: .granted)
        let intent = key.map { Intent(key: $0, digest: granted.digest) }
        return Queueing.decide(granted, intent: intent, staff: staff, at: moment, in: state, plan: plan)
            .events.contains { if case .ticketIssued = $0 { true } else { false } }
    }
}
