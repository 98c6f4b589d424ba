// SPDX-License-Identifier: Apache-2.0
package import Queueing
package import Terms

/// What a visitor asks of the hall; the station adds token and place.
package enum DeskRequest: Sendable, Equatable {
    /// 现场取号, with the tag of a card that was shown.
    case walkIn(ServiceID, PersonTag?)
    /// 换取现场办理号.
    case exchange(BookingNumber, ExchangeProof)
    /// 补打.
    case reprint(TicketID)

    /// The command; the claim at the center is added on the way.
    package func command(at station: StationID, token: TicketToken) -> HallCommand {
        switch self {
        case .walkIn(let service, let person):
            .issueWalkIn(service: service, person: person, station: station, token: token)
        case .exchange(let booking, let proof):
            .exchange(booking: booking, proof: proof, claim: .unanswered, station: station, token: token)
        case .reprint(let ticket): .reprint(ticket: ticket, station: station)
        }
    }
}
