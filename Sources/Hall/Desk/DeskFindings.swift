// SPDX-License-Identifier: Apache-2.0
package import Queueing
package import Terms

/// What a station read in the hall's state.
package enum DeskFindings: Sendable, Equatable {
    case bookings([FoundBooking])
    case services([ServiceOffer])
    case ticket(DeskTicket?)
    case notice(String?)
}

/// The way to the hall's state: `{ read in await journal.view(read) }`.
package typealias DeskReading =
    @Sendable (_ read: @escaping @Sendable (HallState) -> DeskFindings) async -> DeskFindings

extension HallState {
    /// Finds the bookings of today with `tag`, each with what its exchange at `station` would be answered.
    package func findings(of tag: PersonTag, at station: StationID, _ plan: HallPlan, _ moment: Moment) -> DeskFindings
    {
        .bookings(
            bookings(of: tag, on: moment.day).map { booking in
                let verdict = Queueing.decide(
                    .exchange(
                        booking: booking.number,
                        proof: .documents(tag, nil),
                        claim: .unanswered,
                        station: station,
                        token: TicketToken(bytes: [UInt8](repeating: 0, count: 17))
                    ),
                    intent: nil,
                    staff: nil,
                    at: moment,
                    in: self,
                    plan: plan
                ).answer
                guard case .ticket(let id, again: true) = verdict else {
                    return FoundBooking(booking: booking, verdict: verdict)
                }
                return FoundBooking(booking: booking, verdict: verdict, ticket: deskTicket(id, plan, moment))
            }
        )
    }

    /// The services of the plan with what waits there.
    package func offers(_ plan: HallPlan, _ moment: Moment) -> DeskFindings {
        .services(
            plan.services.map { service in
                ServiceOffer(service, outlook: outlook(beforeChoosing: service.id, plan: plan, at: moment))
            }
        )
    }

    /// What a screen tells of a ticket.
    package func deskTicket(_ id: TicketID, _ plan: HallPlan, _ moment: Moment) -> DeskTicket? {
        ticket(id).map { DeskTicket($0, plan: plan, outlook: outlook(for: id, plan: plan, at: moment)) }
    }
}
