// SPDX-License-Identifier: Apache-2.0
import Terms

extension HallState {
    /// Chooses whom `window` calls next (A8, A35); nil when nobody waits whom it takes.
    ///
    /// First those who wait for it alone. Then those of its role by the order policy. Then, when it is idle, the others
    /// (R36).
    func next(at window: WindowPlan, plan: HallPlan, _ now: Timestamp) -> (ticket: Ticket, CallClass)? {
        if let first = lists.reserved[window.id]?.first {
            let ticket = today.tickets[first.ticket]
            return (ticket, ticket.callClass(at: now))
        }
        var own = Candidates(at: now)
        var idle = Candidates(at: now)
        for service in window.services {
            guard let line = lists.lines[service] else { continue }
            let (first, then) = admissions(to: window, for: service, plan)
            own.add(line, first)
            idle.add(line, then)
        }
        let runs = self.window(window.id)
        let choice = own.next(plan.rules.order, after: runs) ?? idle.next(plan.rules.order, after: runs)
        return choice.map { (today.tickets[$0.entry.ticket], $0.1) }
    }

    /// Whom of a service's line a window takes, and whom only when it is idle.
    ///
    /// A window for booked visitors only, or for walk-ins only, leaves the others to other windows. While every such
    /// window of the service is closed it takes all as a general window does: no class waits in vain (R31, A26).
    func admissions(
        to window: WindowPlan,
        for service: ServiceID,
        _ plan: HallPlan
    ) -> (first: Candidates.Admission, idle: Candidates.Admission) {
        guard window.role != .general,
            plan.windows(for: service).contains(where: {
                $0.role != window.role && self.window($0.id).mode != .closed
            })
        else { return (.everybody, []) }
        return window.role == .bookedOnly
            ? ([.green, .booked], window.takesWalkInsWhenIdle ? .walkIns : [])
            : (.walkIns, [.green, .booked])
    }
}
