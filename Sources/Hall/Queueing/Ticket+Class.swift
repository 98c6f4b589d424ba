// SPDX-License-Identifier: Apache-2.0
package import Terms

extension Ticket {
    /// From when a booked ticket has priority: the start of its slot.
    ///
    /// It then keeps the priority although the slot may end before it is called, when the hall is slow (A6). Nil for
    /// other tickets, and for one exchanged after its slot.
    package var priorityFrom: Timestamp? {
        guard case .booked(_, let slot, _, _) = kind, issuedAt <= slot.end else { return nil }
        return slot.start
    }

    /// The class the ticket is called in at `now` (A8).
    package func callClass(at now: Timestamp) -> CallClass {
        switch kind {
        case .green: .green
        case .booked: priorityFrom.map { $0 <= now } == true ? .booked : .ordinary
        case .walkIn: .ordinary
        }
    }

    /// True while a printer should print the slip by itself: asked for, or failed before any paper was used.
    ///
    /// The original of a ticket that has ended is not worth paper any more; a copy that somebody asked for is.
    package var isSlipPending: Bool {
        guard let slip, state.isLive || slip.copy > 0 else { return false }
        return slip.progress == .requested || slip.progress == .reported(.failedBefore)
    }

    /// The window that has the ticket, called or serving.
    package var window: WindowID? {
        switch state {
        case .called(let window, _, _), .serving(let window, _): window
        case .waiting, .onHold, .missed, .done, .abandoned, .voided: nil
        }
    }
}
