// SPDX-License-Identifier: Apache-2.0
import Queueing
import Terms

/// A window as its clerk's page shows it.
struct WindowView: Equatable {
    let brief: WindowBrief
    let services: [ServiceID]
    /// Who waits for its services, also at other windows.
    let waiting: Int
    let ticket: TicketView?
    /// Whether its last step can be taken back now.
    let canUndo: Bool
    /// The first of those who wait for its services, each service by rank; the order of calls is the policy's.
    let queue: [QueueEntry]
    /// Those who wait for this window only.
    let reserved: [QueueEntry]
    /// Missed tickets of its services, and those it put on hold.
    let aside: [QueueEntry]
    /// The calls for staff that are open in the hall.
    let alerts: [AlertView]

    /// Tickets in each list at most.
    static let listLimit = 20

    init(_ window: WindowPlan, _ state: HallState, _ plan: HallPlan, at now: Moment) {
        let current = state.window(window.id)
        brief = WindowBrief(window, state, at: now)
        services = window.services
        waiting = window.services.reduce(0) { $0 + state.waiting(in: $1) }
        ticket = current.ticket.flatMap { state.ticket($0) }.map {
            TicketView($0, state, plan, at: now, forStaff: true)
        }
        canUndo = state.canUndo(at: window.id, plan: plan, now.timestamp)
        queue = state.waitingTickets(in: window.services, limit: Self.listLimit).map { QueueEntry($0, at: now) }
        reserved = state.reservedTickets(for: window.id).prefix(Self.listLimit).map { QueueEntry($0, at: now) }
        aside = state.ticketsAside.filter { $0.concerns(window) }.suffix(Self.listLimit).map { QueueEntry($0, at: now) }
        alerts = state.alerts.filter { $0.closed == nil }.map { AlertView($0, in: now) }
    }
}

extension WindowView: JSONWritable {
    func write(to json: inout JSONWriter) {
        json.beginObject()
        json.member("alerts", alerts)
        json.member("aside", aside)
        json.member("can_undo", flag: canUndo)
        json.member("clerk", brief.clerk?.text)
        json.member("id", brief.id.text)
        json.member("label", brief.label)
        json.member("mode", brief.mode.rawValue)
        json.member("queue", queue)
        json.member("reserved", reserved)
        json.member("role", brief.role.rawValue)
        json.member("services", names: services.map(\.text))
        json.member("since", brief.since)
        json.member("ticket", ticket)
        json.member("waiting", number: waiting)
        json.member("zone", brief.zone?.text)
        json.endObject()
    }
}

extension HallState {
    /// The first of those who wait for any of `services`, each service by rank.
    fileprivate func waitingTickets(in services: [ServiceID], limit: Int) -> [Ticket] {
        let tickets = services.flatMap { waitingTickets(in: $0, limit: limit) }
        return Array(tickets.sorted { $0.rank < $1.rank }.prefix(limit))
    }
}

extension Ticket {
    /// Whether a clerk at `window` may bring the missed or held ticket back.
    fileprivate func concerns(_ window: WindowPlan) -> Bool {
        switch state {
        case .onHold(let holder): holder == window.id || window.services.contains(service)
        case .missed: window.services.contains(service)
        case .waiting, .called, .serving, .done, .abandoned, .voided: false
        }
    }
}
