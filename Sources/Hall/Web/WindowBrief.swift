// SPDX-License-Identifier: Apache-2.0
import Queueing
import Terms

/// A window in a list of all.
struct WindowBrief: Equatable {
    /// Its ticket, in a word.
    struct Current: Equatable {
        let number: TicketNumber
        let kind: TicketLabel
        let state: String
        /// Minutes since it was called, or since the service began.
        let minutes: Int
    }

    let id: WindowID
    let label: String
    let role: WindowPlan.Role
    let zone: ZoneID?
    let mode: WindowState.Mode
    /// Since when it is in this mode.
    let since: String?
    /// The staff number of who is signed in.
    let clerk: StaffID?
    let ticket: Current?

    init(_ window: WindowPlan, _ state: HallState, at now: Moment) {
        let current = state.window(window.id)
        (id, label, role, zone) = (window.id, window.label, window.role, window.zone)
        (mode, clerk, since) = (current.mode, current.clerk, current.since.map { now.at($0).rfc3339 })
        ticket = current.ticket.flatMap { state.ticket($0) }.map { Current($0, at: now.timestamp) }
    }
}

extension WindowBrief.Current {
    fileprivate init(_ ticket: Ticket, at now: Timestamp) {
        (number, kind, state) = (ticket.id.number, TicketLabel(ticket.kind), ticket.state.name)
        minutes = ticket.state.since.map { max(0, now.minutes(since: $0)) } ?? 0
    }
}

extension WindowBrief: JSONWritable {
    func write(to json: inout JSONWriter) {
        json.beginObject()
        json.member("clerk", clerk?.text)
        json.member("id", id.text)
        json.member("label", label)
        json.member("mode", mode.rawValue)
        json.member("role", role.rawValue)
        json.member("since", since)
        json.member("ticket", ticket)
        json.member("zone", zone?.text)
        json.endObject()
    }
}

extension WindowBrief.Current: JSONWritable {
    func write(to json: inout JSONWriter) {
        json.beginObject()
        json.member("kind", kind.rawValue)
        json.member("minutes", number: minutes)
        json.member("number", number)
        json.member("state", state)
        json.endObject()
    }
}
