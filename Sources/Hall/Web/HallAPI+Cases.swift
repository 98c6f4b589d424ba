// SPDX-License-Identifier: Apache-2.0
import HTTP
import Journal
import Queueing
import Terms

// Calls for staff, and complaints (R42, R52).
extension HallAPI {
    /// The calls for staff that are open, and those closed today.
    func listAlerts(_ query: Query) async throws(APIFault) -> HTTPReply {
        let now = now
        return WebJSON.reply(Listed("alerts", await parts.journal.view { $0.alerts.map { AlertView($0, in: now) } }))
    }

    /// 遇到困难, and what else staff are called for.
    func raiseAlert(_ order: Order) async throws(APIFault) -> HTTPReply {
        let kind = try order.body.optional("kind", Self.choice(AlertKind.self), AlertKind.init(rawValue:)) ?? .help
        let station = try order.caller.station(named: order.body["station"])
        return try await carryOut(.raiseAlert(kind, station: station), order)
    }

    /// A member of staff takes an alert up.
    func acknowledgeAlert(_ order: Order) async throws(APIFault) -> HTTPReply {
        try await carryOut(.acknowledgeAlert(try id(order["alert"])), order)
    }

    /// The matter is settled.
    func closeAlert(_ order: Order) async throws(APIFault) -> HTTPReply {
        try await carryOut(.closeAlert(try id(order["alert"])), order)
    }

    /// The complaints that are open, and those answered within a month.
    func listComplaints(_ query: Query) async throws(APIFault) -> HTTPReply {
        let now = now
        let complaints = await parts.journal.view { $0.complaints.map { ComplaintView($0, at: now) } }
        return WebJSON.reply(Listed("complaints", complaints))
    }

    /// 有诉即办: a complaint is received.
    func openComplaint(_ order: Order) async throws(APIFault) -> HTTPReply {
        let subject = try order.body.required(
            "subject",
            Self.choice(ComplaintSubject.self),
            ComplaintSubject.init(rawValue:)
        )
        let hotline = try order.body.optional("hotline", Self.name, WorkOrderID.init)
        var ticket: TicketID?
        if let text = order.body["ticket"] { ticket = try await ticketID(text) }
        return try await carryOut(.openComplaint(subject, ticket: ticket, hotline: hotline), order)
    }

    /// A complaint comes to its next stage.
    func moveComplaint(_ order: Order) async throws(APIFault) -> HTTPReply {
        let stage = try order.body.required("to", Self.choice(ComplaintStage.self), ComplaintStage.init(rawValue:))
        return try await carryOut(.moveComplaint(try id(order["complaint"]), to: stage), order)
    }

    /// 清号; with `after_hours`, as a timer asks, only when the hours of the day are over.
    func closeDay(_ order: Order) async throws(APIFault) -> HTTPReply {
        guard try order.body.flag("after_hours") else { return try await carryOut(.closeDay, order) }
        let now = now
        let day = await parts.journal.view { $0.day }
        guard let day, parts.plan.isAfterHours(of: day, at: now) else {
            return WebJSON.reply(OutcomeView(outcome: .unchanged, ticket: nil, window: nil))
        }
        return try await carryOut(.closeDay, order, by: .timer)
    }

    /// The id of an alert or complaint: a position.
    private func id(_ text: String) throws(APIFault) -> Position {
        guard let value = Digits.value(text.utf8) else { throw APIFault(.unknownCase, in: now) }
        return Position(Int64(value))
    }
}
