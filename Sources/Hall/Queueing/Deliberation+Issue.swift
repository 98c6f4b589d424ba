// SPDX-License-Identifier: Apache-2.0
import Terms

// Taking a number, and its paper.
extension Deliberation {
    /// 现场取号: never refused for lists, hours or counts (R32, R33), and by no word but that of a signed document while
    /// it is in force (R47); one live ticket for a known person (A18).
    func issueWalkIn(
        _ service: ServiceID,
        _ person: PersonTag?,
        _ station: StationID?,
        _ token: TicketToken
    ) throws(Refusal) -> Decision {
        try check(station)
        guard let line = plan.service(service) else { throw .unknownService(service) }
        if let person, let live = state.liveTicket(of: person, service) {
            return Decision(events: [], answer: .ticket(live.id, again: true))
        }
        if service != plan.complaints, let period = state.bookingOnly(at: moment) {
            throw .bookingOnly(notice: period.notice, until: period.end)
        }
        return try issue(.walkIn, line, person, station, token)
    }

    /// 绿色通道: by staff, for a reason of the scope list (R45, R46).
    func issueGreen(
        _ service: ServiceID,
        _ reason: String,
        _ station: StationID?,
        _ token: TicketToken
    ) throws(Refusal) -> Decision {
        try check(station)
        guard staff != nil else { throw .staffNeeded }
        guard let line = plan.service(service) else { throw .unknownService(service) }
        guard plan.rules.greenReasons[reason] != nil else { throw .reasonNotInScope }
        return try issue(.green(reason: reason), line, nil, station, token)
    }

    /// Issues the next number of the line's prefix.
    func issue(
        _ kind: TicketKind,
        _ line: ServicePlan,
        _ person: PersonTag?,
        _ station: StationID?,
        _ token: TicketToken
    ) throws(Refusal) -> Decision {
        let serial = (state.serials[line.prefix] ?? 0) + 1
        guard let number = TicketNumber(prefix: line.prefix, serial: serial) else { throw .numbersUsedUp(line.prefix) }
        let id = TicketID(day: state.day ?? moment.day, number: number)
        let outlook = state.outlook(beforeIssuing: kind, of: line.id, plan: plan, at: moment)
        let issued = HallEvent.ticketIssued(
            id,
            token: token,
            kind: kind,
            person: person,
            service: line.id,
            station: station,
            announced: outlook
        )
        return Decision(events: [issued], answer: .ticket(id, again: false))
    }

    /// 补打: the same number, counted; a voided ticket is not printed again.
    func reprint(_ id: TicketID, _ station: StationID) throws(Refusal) -> Decision {
        try check(station)
        let ticket = try ticket(id)
        if case .voided = ticket.state { throw .ticketIs(id, state: ticket.state.name) }
        let copy = ticket.slip.map { $0.copy + 1 } ?? 0
        return Decision(
            events: [.slipRequested(id, station: station, copy: copy)],
            answer: .ticket(id, again: true)
        )
    }

    /// Takes a printer's word on the newest copy; what is old, repeated or contradicts an end changes nothing.
    func reportSlip(_ id: TicketID, _ copy: Int, _ outcome: SlipOutcome) throws(Refusal) -> Decision {
        guard let ticket = state.ticket(id), let slip = ticket.slip else { throw .unknownTicket }
        guard slip.copy == copy, slip.progress.mayBecome(outcome) else { return .unchanged }
        return .done(.slipReported(id, copy: copy, outcome))
    }
}

extension SlipState.Progress {
    /// Says whether `outcome` is news: forward only, and only a copy that used no paper starts again by itself.
    fileprivate func mayBecome(_ outcome: SlipOutcome) -> Bool {
        switch self {
        case .requested: true
        case .reported(.started): outcome != .started
        case .reported(.failedBefore): outcome != .failedBefore
        case .reported(.printed), .reported(.unknown): false
        }
    }
}
