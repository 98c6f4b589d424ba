// SPDX-License-Identifier: Apache-2.0
import Terms

// Who works where, and taking back a misclick.
extension Deliberation {
    /// One window a clerk, one clerk a window; the same clerk at the same window again changes nothing.
    func signIn(_ id: WindowID) throws(Refusal) -> Decision {
        _ = try window(id)
        guard let staff else { throw .staffNeeded }
        if let other = state.windowOf(staff), other != id { throw .signedInElsewhere(other) }
        guard let clerk = state.window(id).clerk else { return .done(.clerkSignedIn(id)) }
        guard clerk == staff else { throw .windowTaken(id) }
        return .unchanged
    }

    /// The window closes with its clerk; a ticket there has to be settled before.
    func signOut(_ id: WindowID) throws(Refusal) -> Decision {
        _ = try window(id)
        guard staff != nil else { throw .staffNeeded }
        let window = state.window(id)
        guard window.clerk != nil else { return .unchanged }
        if let ticket = window.ticket { throw .windowBusy(ticket) }
        let closing: [HallEvent] = window.mode == .closed ? [] : [.windowClosed(id)]
        return Decision(events: [.clerkSignedOut(id)] + closing, answer: .done)
    }

    /// Refuses what a member of staff asks of a window at which somebody else is signed in.
    func checkClerk(_ id: WindowID) throws(Refusal) {
        guard let staff, let clerk = state.window(id).clerk else { return }
        guard staff == clerk else { throw .windowTaken(id) }
    }

    func undo(_ id: WindowID) throws(Refusal) -> Decision {
        guard let step = state.undoable(at: id, plan: plan, now) else { throw .nothingToUndo(id) }
        return .done(.stepUndone(step.ticket.id, window: id))
    }

    /// 清号: nobody is counted as served who was not; who is being served is served to the end.
    func closeDay() throws(Refusal) -> Decision {
        guard staff != nil else { throw .staffNeeded }
        let open = state.tickets.filter { ticket in
            switch ticket.state {
            case .waiting, .called, .onHold: true
            case .serving, .missed, .done, .abandoned, .voided: false
            }
        }
        let missed = open.map { HallEvent.ticketMissed($0.id, window: nil) }
        let closed = plan.windows.map(\.id).filter { id in
            let window = state.window(id)
            return window.mode != .closed && !window.isServing(in: state)
        }
        return Decision(events: missed + closed.map { .windowClosed($0) }, answer: .done)
    }
}

extension WindowState {
    fileprivate func isServing(in state: HallState) -> Bool {
        guard let ticket, case .serving? = state.today.ticket(ticket)?.state else { return false }
        return true
    }
}
