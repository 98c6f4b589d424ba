// SPDX-License-Identifier: Apache-2.0
import Terms

/// One command being decided: everything the rules may look at.
struct Deliberation {
    /// The state on the command's business day.
    let state: HallState
    let plan: HallPlan
    let staff: StaffID?
    let moment: Moment

    var now: Timestamp { moment.timestamp }

    /// Decides `command`; throws the reason not to carry it out.
    func decision(on command: HallCommand) throws(Refusal) -> Decision {
        switch command {
        case .issueWalkIn(let service, let person, let station, let token):
            try issueWalkIn(service, person, station, token)
        case .exchange(let booking, let proof, let claim, let station, let token):
            try exchange(booking, proof, claim, station, token)
        case .issueGreen(let service, let reason, let station, let token):
            try issueGreen(service, reason, station, token)
        case .reprint(let ticket, let station): try reprint(ticket, station)
        case .callNext(let window, let settling): try callNext(window, settling)
        case .callTicket(let window, let ticket, let settling): try callTicket(window, ticket, settling)
        case .step(let window, let step): try self.step(window, step)
        case .finish(let window, let outcome): try finish(window, outcome)
        case .verify(let window, let verification): try verify(window, verification)
        case .signIn(let window): try signIn(window)
        case .signOut(let window): try signOut(window)
        case .resume(let window, let ticket): try resume(window, ticket)
        case .transfer(let window, let goal): try transfer(window, goal)
        case .requeue(let ticket): try requeue(ticket)
        case .abandon(let ticket): try abandon(ticket)
        case .void(let ticket, let reason): try void(ticket, reason)
        case .rate(let ticket, let rating): try rate(ticket, rating)
        case .raiseAlert(let kind, let station): try raiseAlert(kind, station)
        case .acknowledgeAlert(let alert): try acknowledgeAlert(alert)
        case .closeAlert(let alert): try closeAlert(alert)
        case .openComplaint(let subject, let ticket, let hotline): try openComplaint(subject, ticket, hotline)
        case .moveComplaint(let complaint, let stage): try moveComplaint(complaint, stage)
        case .closeDay: try closeDay()
        case .reportSlip(let ticket, let copy, let outcome): try reportSlip(ticket, copy, outcome)
        case .takeCenterChanges(let changes, let from, let through): try takeCenterChanges(changes, from, through)
        case .openDay: Decision(events: [], answer: .done)
        }
    }

    /// Today's ticket with `id`: tickets of an earlier day can no longer be worked with.
    func ticket(_ id: TicketID) throws(Refusal) -> Ticket {
        guard let ticket = state.today.ticket(id) else { throw .unknownTicket }
        return ticket
    }

    func window(_ id: WindowID) throws(Refusal) -> WindowPlan {
        guard let window = plan.window(id) else { throw .unknownWindow(id) }
        return window
    }

    func check(_ station: StationID?) throws(Refusal) {
        if let station, !plan.stations.contains(station) { throw .unknownStation(station) }
    }
}

extension Decision {
    /// One event, answered with `done`.
    static func done(_ event: HallEvent) -> Decision { Decision(events: [event], answer: .done) }

    /// Nothing to remember, answered with `done`.
    static let unchanged = Decision(events: [], answer: .done)
}
