// SPDX-License-Identifier: Apache-2.0
import Terms

// Alerts and complaints.
extension Deliberation {
    func raiseAlert(_ kind: AlertKind, _ station: StationID?) throws(Refusal) -> Decision {
        try check(station)
        let isOpen = state.alerts.contains { $0.kind == kind && $0.station == station && $0.closed == nil }
        return isOpen ? .unchanged : .done(.alertRaised(kind, station: station))
    }

    func acknowledgeAlert(_ id: Position) throws(Refusal) -> Decision {
        guard staff != nil else { throw .staffNeeded }
        let alert = try alert(id)
        return alert.acknowledged != nil || alert.closed != nil ? .unchanged : .done(.alertAcknowledged(id))
    }

    func closeAlert(_ id: Position) throws(Refusal) -> Decision {
        guard staff != nil else { throw .staffNeeded }
        return try alert(id).closed != nil ? .unchanged : .done(.alertClosed(id))
    }

    func openComplaint(
        _ subject: ComplaintSubject,
        _ ticket: TicketID?,
        _ hotline: WorkOrderID?
    ) throws(Refusal) -> Decision {
        guard staff != nil else { throw .staffNeeded }
        if let ticket, state.ticket(ticket) == nil { throw .unknownTicket }
        if let hotline, state.complaints.contains(where: { $0.hotline == hotline }) { return .unchanged }
        let due = plan.workday(plan.rules.complaintDays, after: state.day ?? moment.day)
        return .done(.complaintReceived(subject, ticket: ticket, hotline: hotline, due: due))
    }

    /// One stage after the other; the stage that it has already changes nothing.
    func moveComplaint(_ id: Position, _ stage: ComplaintStage) throws(Refusal) -> Decision {
        guard staff != nil else { throw .staffNeeded }
        guard let complaint = state.complaints.first(where: { $0.id == id }) else { throw .unknownCase }
        if complaint.stage == stage { return .unchanged }
        guard complaint.stage.next == stage else { throw .complaintIs(id, complaint.stage) }
        return .done(.complaintMoved(id, to: stage))
    }

    private func alert(_ id: Position) throws(Refusal) -> HallAlert {
        guard let alert = state.alerts.first(where: { $0.id == id }) else { throw .unknownCase }
        return alert
    }
}
