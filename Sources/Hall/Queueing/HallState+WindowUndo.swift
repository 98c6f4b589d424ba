// SPDX-License-Identifier: Apache-2.0
package import Terms

// Taking back the last step at a window.
extension HallState {
    /// Says whether the window's last step can be taken back at `now`.
    package func canUndo(at window: WindowID, plan: HallPlan, _ now: Timestamp) -> Bool {
        undoable(at: window, plan: plan, now) != nil
    }

    /// The window's last step, while it is fresh and nothing has followed on it.
    func undoable(at id: WindowID, plan: HallPlan, _ now: Timestamp) -> WindowUndo? {
        let window = self.window(id)
        guard let last = window.undo.last, now.milliseconds - last.at.milliseconds <= plan.rules.undoSeconds * 1000,
            window.undo.allSatisfy({ today.ticket($0.ticket.id)?.state == $0.left })
        else { return nil }
        // Whoever comes back to the window must find it free, but for the one that goes.
        guard let first = window.undo.first, first.ticket.window == id else { return last }
        return window.ticket.map { $0 == last.ticket.id } ?? true ? last : nil
    }

    /// Keeps what was there before the event, of steps with a ticket at a window.
    mutating func noteForUndo(_ event: HallEvent, at record: HallRecord) -> (WindowID, WindowUndo)? {
        guard let (id, window) = event.undoableStep, let ticket = today.ticket(id) else { return nil }
        let state = self.window(window)
        return (
            window,
            WindowUndo(
                ticket: ticket,
                call: calls.first { $0.ticket == id },
                left: ticket.state,
                position: record.position,
                at: record.moment.timestamp,
                greenRun: state.greenRun,
                priorityRun: state.priorityRun
            )
        )
    }

    /// Remembers a step that has been applied; it follows on the one before when both are of one command.
    mutating func remember(_ step: WindowUndo, at window: WindowID) {
        guard let after = today.ticket(step.ticket.id)?.state else { return }
        var steps = windows[window]?.undo ?? []
        if !(steps.last.map { $0.isSettling(before: step, after) } ?? false) || steps.count > 1 { steps = [] }
        steps.append(step.leaving(after))
        windows[window, default: WindowState()].undo = steps
    }

    /// Takes the window's last command back.
    mutating func undoSteps(at id: WindowID) {
        guard let steps = windows[id]?.undo else { return }
        for step in steps.reversed() { takeBack(step) }
        windows[id]?.undo = []
        guard let first = steps.first else { return }
        windows[id]?.greenRun = first.greenRun
        windows[id]?.priorityRun = first.priorityRun
    }

    private mutating func takeBack(_ step: WindowUndo) {
        let old = step.ticket
        if case .done = step.left, old.window != nil { handling[old.service]?.removeLast() }
        leave(old.id) { ticket in
            (ticket.state, ticket.rank, ticket.service) = (old.state, old.rank, old.service)
            (ticket.reservedFor, ticket.misses, ticket.firstCall) = (old.reservedFor, old.misses, old.firstCall)
            ticket.finishedAt = old.finishedAt
        }
        if old.state == .missed { missed.append(old.id) }
        if let window = old.window { windows[window, default: WindowState()].ticket = old.id }
        // On the boards it goes where it stood in time.
        guard let call = step.call else { return }
        calls.insert(call, at: calls.firstIndex { $0.at > call.at } ?? calls.count)
    }
}

extension WindowUndo {
    fileprivate func leaving(_ state: TicketState) -> WindowUndo {
        WindowUndo(
            ticket: ticket,
            call: call,
            left: state,
            position: position,
            at: at,
            greenRun: greenRun,
            priorityRun: priorityRun
        )
    }

    /// Says whether this and a call are of one command, which settles, opens the window and calls.
    fileprivate func isSettling(before step: WindowUndo, _ after: TicketState) -> Bool {
        guard left == .done || left == .missed, case .called = after else { return false }
        return at == step.at && step.position.value - position.value <= 2
    }
}

extension HallEvent {
    /// The ticket and the window of a step that can be taken back.
    fileprivate var undoableStep: (TicketID, WindowID)? {
        switch self {
        case .ticketCalled(let id, let window, _), .servingStarted(let id, let window),
            .ticketFinished(let id, let window, _), .ticketHeld(let id, let window),
            .ticketResumed(let id, let window):
            (id, window)
        case .ticketMissed(let id, let window?): (id, window)
        case .ticketTransferred(let id, let window, _, _): (id, window)
        default: nil
        }
    }
}
