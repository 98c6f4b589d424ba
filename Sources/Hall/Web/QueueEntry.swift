// SPDX-License-Identifier: Apache-2.0
import Queueing
import Terms

/// A ticket in a list of a clerk's page.
struct QueueEntry: Equatable {
    /// The class a ticket is called in; never why somebody has priority.
    enum Class: String, CaseIterable {
        case priority
        /// Booked, inside the slot.
        case booked
        /// Walk-ins, and booked visitors outside the slot.
        case ordinary

        init(_ callClass: CallClass) {
            self =
                switch callClass {
                case .green: .priority
                case .booked: .booked
                case .ordinary: .ordinary
                }
        }
    }

    let brief: TicketBrief
    let callClass: Class
    let service: ServiceID
    /// `waiting`, `missed` or `hold`.
    let state: String
    let waitedMinutes: Int
    let misses: Int
    /// The only window that calls it, or the one that holds it.
    let window: WindowID?

    init(_ ticket: Ticket, at now: Moment) {
        brief = TicketBrief(ticket.id, ticket, in: now)
        callClass = Class(ticket.callClass(at: now.timestamp))
        (service, state, misses) = (ticket.service, ticket.state.name, ticket.misses)
        waitedMinutes = ticket.waitedMinutes(at: now.timestamp)
        if case .onHold(let holder) = ticket.state { window = holder } else { window = ticket.reservedFor }
    }
}

extension QueueEntry: JSONWritable {
    func write(to json: inout JSONWriter) {
        json.beginObject()
        json.member("class", callClass.rawValue)
        json.member("id", brief.id)
        json.member("kind", brief.kind?.rawValue)
        json.member("misses", number: misses)
        json.member("number", brief.number)
        json.member("service", service.text)
        json.member("slot_from", brief.slotFrom)
        json.member("slot_to", brief.slotTo)
        json.member("state", state)
        json.member("waited_minutes", number: waitedMinutes)
        json.member("window", window?.text)
        json.endObject()
    }
}

extension Ticket {
    /// Minutes from its issue until it was first called, or until now.
    func waitedMinutes(at now: Timestamp) -> Int { max(0, (firstCall ?? now).minutes(since: issuedAt)) }
}

extension TicketState {
    /// Since when it is called or served.
    var since: Timestamp? {
        switch self {
        case .called(_, _, let at): at
        case .serving(_, let since): since
        case .waiting, .onHold, .missed, .done, .abandoned, .voided: nil
        }
    }

    /// How often it was called; while it is called.
    var calls: Int? {
        guard case .called(_, let calls, _) = self else { return nil }
        return calls
    }
}
