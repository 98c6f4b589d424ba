// SPDX-License-Identifier: Apache-2.0
package import Terms

extension HallState {
    /// What boards show after the last record.
    ///
    /// `at` only tells which booked visitors are in their slot, for the next numbers.
    package func boardView(plan: HallPlan, at moment: Moment) -> BoardView {
        BoardView(
            title: plan.name,
            position: position,
            moment: newest ?? moment,
            calls: calls.suffix(BoardView.callsLimit).reversed().map { shown($0, plan) },
            next: nextNumbers(plan, moment.timestamp),
            missed: missed.reversed().map(\.number),
            queues: plan.services.map { BoardView.Queue(service: $0.name, waiting: waiting(in: $0.id)) },
            notice: notice
        )
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
    private func nextNumbers(_ plan: HallPlan, _ now: Timestamp) -> [TicketNumber] {
        let served = Set(plan.windows.filter { window($0.id).mode == .open }.flatMap(\.services))
        var candidates = Candidates(at: now, depth: BoardView.nextLimit)
        for service in served {
            if let line = lists.lines[service] { candidates.add(line, .everybody) }
        }
        var runs = WindowState()
        var numbers: [TicketNumber] = []
        while numbers.count < BoardView.nextLimit,
            let (entry, callClass) = candidates.next(plan.rules.order, after: runs)
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
