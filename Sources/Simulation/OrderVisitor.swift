// SPDX-License-Identifier: Apache-2.0
import Terms

/// One who comes to the hall of the ordering study; the same whatever the policy.
struct OrderVisitor: Sendable {
    /// The three ways to a ticket.
    enum Kind: String, Sendable, CaseIterable {
        case booked, walkIn = "walk-in", green
    }

    let kind: Kind
    /// Takes a number then.
    let arrival: Timestamp
    /// Milliseconds at the window, from the call on.
    let handling: Int64
    /// Of a booked visitor.
    let appointment: OrderAppointment?

    /// From when waiting counts: a booked visitor who came early waits from the start of the slot.
    var waitsFrom: Timestamp { appointment.map { max(arrival, $0.slot.start) } ?? arrival }

    /// Says whether the visitor ranks with the walk-ins at `moment`: those, and the booked outside their slots.
    func isOrdinary(at moment: Timestamp) -> Bool {
        switch kind {
        case .walkIn: true
        case .green: false
        case .booked: appointment.map { moment < $0.slot.start || $0.slot.end < arrival } ?? true
        }
    }
}
