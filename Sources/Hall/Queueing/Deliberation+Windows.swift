// SPDX-License-Identifier: Apache-2.0
import Terms

// Calling, and the window itself.
extension Deliberation {
    /// Calls the next (叫号); settles the open ticket and opens the window on the way.
    ///
    /// When there was something to settle or open but nobody waits, that is done and the answer is `done`.
    func callNext(_ id: WindowID, _ settling: Settling?) throws(Refusal) -> Decision {
        let window = try window(id)
        try checkClerk(id)
        let ready = try settle(window, settling) + open(window)
        guard let (ticket, callClass) = state.next(at: window, plan: plan, now) else {
            guard !ready.isEmpty else { throw .nothingWaiting }
            return Decision(events: ready, answer: .done)
        }
        return Decision(
            events: ready + [.ticketCalled(ticket.id, window: id, as: callClass)],
            answer: .called(ticket.id, window: id)
        )
    }

    /// 指呼 of a waiting or missed ticket.
    func callTicket(_ id: WindowID, _ ticketID: TicketID, _ settling: Settling?) throws(Refusal) -> Decision {
        let window = try window(id)
        try checkClerk(id)
        let ticket = try ticket(ticketID)
        guard ticket.state == .waiting || ticket.state == .missed else {
            throw .ticketIs(ticketID, state: ticket.state.name)
        }
        guard handles(window, ticket.service), ticket.reservedFor.map({ isOther($0, than: window) }) != true
        else { throw .notServedHere(ticketID) }
        let ready = try settle(window, settling) + open(window)
        return Decision(
            events: ready + [.ticketCalled(ticketID, window: id, as: ticket.callClass(at: now))],
            answer: .called(ticketID, window: id)
        )
    }

    /// 回呼 of a held ticket, at its window or at another that handles its service.
    func resume(_ id: WindowID, _ ticketID: TicketID) throws(Refusal) -> Decision {
        let window = try window(id)
        try checkClerk(id)
        let ticket = try ticket(ticketID)
        guard case .onHold(let holder) = ticket.state else { throw .ticketIs(ticketID, state: ticket.state.name) }
        guard holder == id || handles(window, ticket.service) else { throw .notServedHere(ticketID) }
        let ready = try settle(window, nil) + open(window)
        return Decision(
            events: ready + [.ticketResumed(ticketID, window: id)],
            answer: .called(ticketID, window: id)
        )
    }

    func step(_ id: WindowID, _ step: WindowStep) throws(Refusal) -> Decision {
        let window = try window(id)
        let mode = state.window(id).mode
        switch step {
        case .open: return mode == .open ? .unchanged : .done(.windowOpened(id))
        case .pause: return mode == .paused ? .unchanged : .done(.windowPaused(id))
        case .close:
            if let ticket = state.window(id).ticket { throw .windowBusy(ticket) }
            return mode == .closed ? .unchanged : .done(.windowClosed(id))
        case .undo:
            try checkClerk(id)
            return try undo(id)
        case .finish: return try finish(id, nil)
        case .recall, .serve, .miss, .hold:
            try checkClerk(id)
            return try ticketStep(window, step)
        }
    }

    /// A step with the ticket at the window; missing and holding are possible before and after 受理.
    private func ticketStep(_ window: WindowPlan, _ step: WindowStep) throws(Refusal) -> Decision {
        let id = window.id
        let ticket = try ticketAt(id)
        switch (step, ticket.state) {
        case (.recall, .called(_, let calls, _)):
            guard calls < plan.rules.callLimit else { throw .callLimitReached(ticket.id) }
            return Decision(
                events: [.ticketRecalled(ticket.id, window: id)],
                answer: .called(ticket.id, window: id)
            )
        case (.serve, .called):
            try checkVerified(ticket)
            return .done(.servingStarted(ticket.id, window: id))
        case (.miss, _): return .done(.ticketMissed(ticket.id, window: id))
        case (.hold, _): return .done(.ticketHeld(ticket.id, window: id))
        default: throw .ticketIs(ticket.id, state: ticket.state.name)
        }
    }

    /// 转移: the number, its rank and its time of issue stay.
    func transfer(_ id: WindowID, _ goal: TransferGoal) throws(Refusal) -> Decision {
        _ = try window(id)
        try checkClerk(id)
        let ticket = try ticketAt(id)
        switch goal {
        case .service(let service):
            guard plan.service(service) != nil else { throw .unknownService(service) }
            guard plan.windows(for: service).contains(where: { state.window($0.id).mode != .closed })
            else { throw .nobodyServes(service) }
            return .done(.ticketTransferred(ticket.id, from: id, service: service, reservedFor: nil))
        case .window(let target):
            let window = try window(target)
            guard handles(window, ticket.service) else { throw .notServedHere(ticket.id) }
            guard state.window(target).mode != .closed else { throw .windowClosed(target) }
            return .done(
                .ticketTransferred(ticket.id, from: id, service: ticket.service, reservedFor: target)
            )
        }
    }

    func ticketAt(_ window: WindowID) throws(Refusal) -> Ticket {
        guard let id = state.window(window).ticket, let ticket = state.today.ticket(id)
        else { throw .noTicketAtWindow }
        return ticket
    }

    /// What settles the ticket that is still at the window; throws when there is one and nobody said what becomes of it.
    private func settle(_ window: WindowPlan, _ settling: Settling?) throws(Refusal) -> [HallEvent] {
        guard let ticket = state.window(window.id).ticket else { return [] }
        switch settling {
        case .finish:
            if let ticket = state.today.ticket(ticket) { try checkVerified(ticket) }
            return [.ticketFinished(ticket, window: window.id)]
        case .miss: return [.ticketMissed(ticket, window: window.id)]
        case nil: throw .windowBusy(ticket)
        }
    }

    private func open(_ window: WindowPlan) -> [HallEvent] {
        state.window(window.id).mode == .open ? [] : [.windowOpened(window.id)]
    }

    /// Says whether the window handles `service`; any does when a change of the plan has left it to nobody.
    private func handles(_ window: WindowPlan, _ service: ServiceID) -> Bool {
        window.services.contains(service) || plan.windows(for: service).isEmpty
    }

    /// Says whether a ticket reserved for `reserved` is another's; not when the plan no longer has that window.
    private func isOther(_ reserved: WindowID, than window: WindowPlan) -> Bool {
        reserved != window.id && plan.window(reserved) != nil
    }
}
