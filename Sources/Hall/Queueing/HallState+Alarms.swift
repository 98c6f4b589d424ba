// SPDX-License-Identifier: Apache-2.0
package import Terms

extension HallState {
    /// What the duty manager should do something about now, the most urgent kind first.
    package func alarms(plan: HallPlan, at moment: Moment) -> [HallAlarm] {
        plan.services.flatMap { serviceAlarms($0.id, plan, moment) } + alertAlarms(plan, moment.timestamp)
            + greenAlarm(plan) + complaintAlarms(moment.day)
    }

    /// The windows that should be on duty for `service` so that those who wait are called within the time that the
    /// rules call normal.
    package func windowsNeeded(for service: ServiceID, plan: HallPlan) -> Int {
        let waiting = waiting(in: service)
        guard waiting > 0 else { return 0 }
        let work = Double(waiting) * handling(service, plan) / 60
        return max(1, Int((work / Double(plan.rules.alarmWaitMinutes)).rounded(.up)))
    }

    /// Minutes that the first of those who wait for `service` has waited; nil when nobody does.
    package func longestWaitMinutes(in service: ServiceID, at now: Timestamp) -> Int? {
        guard let line = lists.lines[service] else { return nil }
        let first = [line.green, line.booked, line.walkIn].compactMap { $0.waiting.map(\.issuedAt).min() }.min()
        return first.map { max(0, Int((now.milliseconds - $0.milliseconds) / 60_000)) }
    }

    /// The green channel's share of today's tickets in percent, rounded; 0 before the first ticket.
    package var greenSharePercent: Int {
        let green = today.tickets.count { if case .green = $0.kind { true } else { false } }
        return today.tickets.isEmpty ? 0 : (green * 100 + today.tickets.count / 2) / today.tickets.count
    }

    private func serviceAlarms(_ service: ServiceID, _ plan: HallPlan, _ moment: Moment) -> [HallAlarm] {
        var alarms: [HallAlarm] = []
        let waiting = waiting(in: service)
        let windows = plan.windows(for: service)
        if waiting > 0, !windows.contains(where: { window($0.id).mode == .open }) {
            alarms.append(.nobodyOnDuty(service, waiting: waiting))
        } else if plan.isOpen(at: moment), !windows.contains(where: { takesWalkIns($0, plan, moment.timestamp) }) {
            alarms.append(.noWalkInWindow(service))
        }
        if waiting > plan.rules.alarmWaiting { alarms.append(.manyWaiting(service, count: waiting)) }
        if let minutes = longestWaitMinutes(in: service, at: moment.timestamp), minutes > plan.rules.alarmWaitMinutes {
            alarms.append(.longWait(service, minutes: minutes))
        }
        return alarms
    }

    /// Says whether the window is on duty for walk-ins, or paused so shortly that it counts as such (A26).
    private func takesWalkIns(_ plan: WindowPlan, _ hall: HallPlan, _ now: Timestamp) -> Bool {
        guard plan.role != .bookedOnly else { return false }
        let state = window(plan.id)
        switch state.mode {
        case .open: return true
        case .closed: return false
        case .paused:
            guard let since = state.since else { return false }
            return now.milliseconds - since.milliseconds <= Int64(hall.rules.alarmPauseMinutes) * 60_000
        }
    }

    private func alertAlarms(_ plan: HallPlan, _ now: Timestamp) -> [HallAlarm] {
        alerts.filter { $0.acknowledged == nil && $0.closed == nil }.compactMap { alert in
            let minutes = Int((now.milliseconds - alert.raised.milliseconds) / 60_000)
            return minutes >= plan.rules.alarmAlertMinutes ? .unansweredAlert(alert.id, minutes: minutes) : nil
        }
    }

    private func greenAlarm(_ plan: HallPlan) -> [HallAlarm] {
        // Of a handful of tickets a share says nothing.
        guard today.tickets.count >= Self.shareMinimum, greenSharePercent > plan.rules.greenSharePercent
        else { return [] }
        return [.greenShare(percent: greenSharePercent)]
    }

    private func complaintAlarms(_ day: BusinessDay) -> [HallAlarm] {
        complaints.filter { $0.stage != .answered && $0.due <= day }.map { .complaintDue($0.id, due: $0.due) }
    }

    /// Tickets from which the green channel's share is judged.
    private static let shareMinimum = 20
}
