// SPDX-License-Identifier: Apache-2.0
package import Terms

extension HallState {
    /// What boards show after the last record.
    ///
    /// `at` only tells which booked visitors are in their slot, for the next numbers. With `zone` only what its windows
    /// call and handle is shown.
    package func boardView(plan: HallPlan, at moment: Moment, zone: ZoneID? = nil) -> BoardView {
        let windows = plan.windows.filter { zone == nil || $0.zone == zone }
        let area = zone.map { _ in Set(windows.flatMap(\.services)) }
        return BoardView(
            title: plan.name,
            position: position,
            moment: newest ?? moment,
            calls: calls(plan, in: zone),
            next: nextNumbers(windows, plan.rules.order, moment.timestamp),
            missed: missed.reversed().filter { isMissed($0, in: area) }.map(\.number),
            queues: plan.services.filter { area?.contains($0.id) ?? true }.map {
                BoardView.Queue(service: $0.name, waiting: waiting(in: $0.id))
            },
            notice: standingNotice(at: moment)
        )
    }

    private func calls(_ plan: HallPlan, in zone: ZoneID?) -> [BoardView.Call] {
        guard let zone else { return calls.suffix(BoardView.callsLimit).reversed().map { shown($0, plan) } }
        return calls.reversed().lazy.filter { plan.window($0.window)?.zone == zone }.prefix(BoardView.callsLimit)
            .map { shown($0, plan) }
    }

    /// Every call to one of `windows` whose ticket is there or on the way, newest first, however many they are.
    package func standingCalls(plan: HallPlan, at windows: Set<WindowID>) -> [BoardView.Call] {
        calls.reversed().filter { windows.contains($0.window) }.map { shown($0, plan) }
    }

    /// A missed ticket belongs to the areas in which its service is handled.
    private func isMissed(_ id: TicketID, in area: Set<ServiceID>?) -> Bool {
        guard let area else { return true }
        return today.ticket(id).map { area.contains($0.service) } ?? false
    }

    private func shown(_ call: CurrentCall, _ plan: HallPlan) -> BoardView.Call {
        let service = today.ticket(call.ticket)?.service
        return BoardView.Call(
            number: call.ticket.number,
            window: plan.window(call.window)?.label ?? call.window.text,
            service: service.map { plan.service($0)?.name ?? $0.text } ?? "",
            at: call.at,
            calls: call.calls
        )
    }

    /// 即将呼叫: as one window that handles all services with an open window would call them.
    private func nextNumbers(_ windows: [WindowPlan], _ order: OrderPolicy, _ now: Timestamp) -> [TicketNumber] {
        let served = Set(windows.filter { window($0.id).mode == .open }.flatMap(\.services))
        var candidates = Candidates(at: now, depth: BoardView.nextLimit)
        for service in served {
            if let line = lists.lines[service] { candidates.add(line, .everybody) }
        }
        var runs = WindowState()
        var numbers: [TicketNumber] = []
        while numbers.count < BoardView.nextLimit,
            let (entry, callClass) = candidates.next(order, after: runs)
        {
            numbers.append(today.tickets[entry.ticket].id.number)
            runs.count(callClass)
        }
        return numbers
    }
}

extension BoardView {
    /// Calls shown at most.
    package static let callsLimit = 12
    /// Next numbers shown at most.
    package static let nextLimit = 3
    /// Missed numbers shown at most.
    package static let missedLimit = 10
}
