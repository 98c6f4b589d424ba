// SPDX-License-Identifier: Apache-2.0
import Queueing
import Terms

/// What has become of today's tickets.
struct DayFigures: Equatable {
    private(set) var issued: [TicketLabel: Int] = [:]
    /// By the name of their state.
    private(set) var states: [String: Int] = [:]
    let prioritySharePercent: Int

    init(_ state: HallState) {
        prioritySharePercent = state.greenSharePercent
        for ticket in state.tickets {
            issued[TicketLabel(ticket.kind), default: 0] += 1
            states[ticket.state.name, default: 0] += 1
        }
    }
}

extension DayFigures: JSONWritable {
    func write(to json: inout JSONWriter) {
        json.beginObject()
        json.member("abandoned", number: states["abandoned", default: 0])
        json.member("called", number: states["called", default: 0])
        json.member("done", number: states["done", default: 0])
        json.member("hold", number: states["hold", default: 0])
        json.member("issued", number: issued.values.reduce(0, +))
        json.member("issued_booked", number: issued[.booked, default: 0])
        json.member("issued_priority", number: issued[.priority, default: 0])
        json.member("issued_walk_in", number: issued[.walkIn, default: 0])
        json.member("missed", number: states["missed", default: 0])
        json.member("priority_percent", number: prioritySharePercent)
        json.member("serving", number: states["serving", default: 0])
        json.member("voided", number: states["voided", default: 0])
        json.member("waiting", number: states["waiting", default: 0])
        json.endObject()
    }
}
