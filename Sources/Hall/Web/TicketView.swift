// SPDX-License-Identifier: Apache-2.0
import Queueing
import Terms

/// A ticket as it stands now.
struct TicketView: Encodable, Equatable {
    /// Minutes until the call, a forecast.
    struct Minutes: Encodable, Equatable {
        let from: Int
        let to: Int

        init(_ range: ClosedRange<Int>) { (from, to) = (range.lowerBound, range.upperBound) }
    }

    /// The paper.
    struct Slip: Encodable, Equatable {
        let copy: Int
        let state: String
        let station: StationID
    }

    let id: TicketID
    let number: TicketNumber
    let token: TicketToken
    let kind: TicketLabel
    let issuedAt: String
    let slotFrom: String?
    let slotTo: String?
    let service: ServiceID
    let serviceName: String
    let state: String
    let calls: Int?
    let window: WindowID?
    let misses: Int
    /// People before it; while it waits.
    let ahead: Int?
    let etaMinutes: Minutes?
    let windowsOnDuty: Int?
    let slip: Slip?
    /// What the center did not confirm.
    let verifyAtWindow: Bool?
    /// For staff only.
    let booking: BookingNumber?

    /// Tells how `ticket` stands in `state`; `forStaff` adds what only they need.
    init(_ ticket: Ticket, _ state: HallState, _ plan: HallPlan, at now: Moment, forStaff: Bool) {
        let brief = TicketBrief(ticket.id, ticket, in: now)
        (id, number, token, kind) = (ticket.id, ticket.id.number, ticket.token, TicketLabel(ticket.kind))
        (issuedAt, slotFrom, slotTo) = (now.at(ticket.issuedAt).rfc3339, brief.slotFrom, brief.slotTo)
        (service, serviceName) = (ticket.service, plan.service(ticket.service)?.name ?? ticket.service.text)
        (self.state, misses, window) = (ticket.state.name, ticket.misses, ticket.window)
        if case .called(_, let calls, _) = ticket.state { self.calls = calls } else { calls = nil }
        let outlook = state.outlook(for: ticket.id, plan: plan, at: now)
        (ahead, windowsOnDuty) = (outlook?.ahead, outlook?.windowsOnDuty)
        etaMinutes = outlook?.minutes.map { Minutes($0) }
        slip = ticket.slip.map { Slip(copy: $0.copy, state: $0.progress.webName, station: $0.station) }
        if case .booked(_, _, let verify, _) = ticket.kind { verifyAtWindow = verify } else { verifyAtWindow = nil }
        booking = forStaff ? ticket.booking : nil
    }
}

extension SlipState.Progress {
    /// The name in answers.
    var webName: String {
        switch self {
        case .requested: "requested"
        case .reported(let outcome): outcome.rawValue
        }
    }
}
