// SPDX-License-Identifier: Apache-2.0
import Queueing
import Terms

/// A ticket as it stands now.
struct TicketView: Equatable {
    /// The paper.
    struct Slip: Equatable {
        let copy: Int
        let state: String
        let station: StationID
    }

    /// What only members of staff are told.
    struct ForStaff: Equatable {
        let callClass: QueueEntry.Class
        let waitedMinutes: Int
        let booking: BookingNumber?
        /// For a booked ticket: what the window has to check.
        let verification: VerificationView?
    }

    let brief: TicketBrief
    let service: ServiceID
    let serviceName: String
    let state: String
    /// Since when it is called or served.
    let since: String?
    let calls: Int?
    let window: WindowID?
    let misses: Int
    /// People before it; while it waits.
    let ahead: Int?
    let etaMinutes: MinutesView?
    let windowsOnDuty: Int?
    let slip: Slip?
    /// What the center did not confirm.
    let verifyAtWindow: Bool?
    let rating: Int?
    let staff: ForStaff?

    /// Tells how `ticket` stands in `state`; `forStaff` adds what only they need.
    init(_ ticket: Ticket, _ state: HallState, _ plan: HallPlan, at now: Moment, forStaff: Bool) {
        brief = TicketBrief(ticket.id, ticket, in: now)
        (service, serviceName) = (ticket.service, plan.service(ticket.service)?.name ?? ticket.service.text)
        (self.state, misses, window) = (ticket.state.name, ticket.misses, ticket.window)
        (since, calls) = (ticket.state.since.map { now.at($0).rfc3339 }, ticket.state.calls)
        let outlook = state.outlook(for: ticket.id, plan: plan, at: now)
        (ahead, windowsOnDuty) = (outlook?.ahead, outlook?.windowsOnDuty)
        etaMinutes = outlook?.minutes.map { MinutesView($0) }
        slip = ticket.slip.map { Slip(copy: $0.copy, state: $0.progress.webName, station: $0.station) }
        if case .booked(_, _, let verify, _) = ticket.kind { verifyAtWindow = verify } else { verifyAtWindow = nil }
        rating = ticket.rating?.rawValue
        staff = forStaff ? ForStaff(ticket, state, at: now) : nil
    }
}

extension TicketView.ForStaff {
    init(_ ticket: Ticket, _ state: HallState, at now: Moment) {
        callClass = QueueEntry.Class(ticket.callClass(at: now.timestamp))
        waitedMinutes = ticket.waitedMinutes(at: now.timestamp)
        booking = ticket.booking
        verification = VerificationView(ticket, state)
    }
}

extension TicketView: JSONWritable {
    func write(to json: inout JSONWriter) {
        json.beginObject()
        json.member("ahead", number: ahead)
        json.member("booking", staff?.booking)
        json.member("calls", number: calls)
        json.member("class", staff?.callClass.rawValue)
        json.member("eta_minutes", etaMinutes)
        json.member("id", brief.id)
        json.member("issued_at", brief.issuedAt)
        json.member("kind", brief.kind?.rawValue)
        json.member("misses", number: misses)
        json.member("number", brief.number)
        json.member("rating", number: rating)
        json.member("service", service.text)
        json.member("service_name", serviceName)
        json.member("since", since)
        json.member("slip", slip)
        json.member("slot_from", brief.slotFrom)
        json.member("slot_to", brief.slotTo)
        json.member("state", state)
        json.member("token", brief.token)
        json.member("verification", staff?.verification)
        json.member("verify_at_window", flag: verifyAtWindow)
        json.member("waited_minutes", number: staff?.waitedMinutes)
        json.member("window", window?.text)
        json.member("windows_on_duty", number: windowsOnDuty)
        json.endObject()
    }
}

extension TicketView.Slip: JSONWritable {
    func write(to json: inout JSONWriter) {
        json.beginObject()
        json.member("copy", number: copy)
        json.member("state", state)
        json.member("station", station.text)
        json.endObject()
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
