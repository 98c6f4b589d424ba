// SPDX-License-Identifier: Apache-2.0
import Queueing
import Settings

extension HallRules {
    /// Reads `[rules]`; bounds are judged with the plan, so that one message covers every source of a plan.
    init(_ section: Section) throws(SettingsError) {
        self.init()
        try section.refuseCaps()
        let any = 0...100_000
        order = OrderPolicy(
            mode: try section.takeChoice("order") ?? order.mode,
            priorityRun: try section.takeInt("order_priority_run", in: any) ?? order.priorityRun,
            ageingMinutes: try section.takeMinutes("order_ageing", in: any) ?? order.ageingMinutes,
            greenMaxRun: try section.takeInt("green_max_run", in: any) ?? order.greenMaxRun
        )
        earlyWindowMinutes = try section.takeMinutes("early_window", in: any) ?? earlyWindowMinutes
        lateGraceMinutes = try section.takeMinutes("late_grace", in: any) ?? lateGraceMinutes
        exchangeRequirement = try section.takeChoice("exchange_require") ?? exchangeRequirement
        callLimit = try section.takeInt("call_limit", in: any) ?? callLimit
        requeueAfter = try section.takeInt("requeue_after", in: any) ?? requeueAfter
        assumedHandlingMinutes = try section.takeMinutes("handling", in: any) ?? assumedHandlingMinutes
        undoSeconds = try section.takeInt("undo_seconds", in: any) ?? undoSeconds
        alarmWaiting = try section.takeInt("alarm_waiting", in: any) ?? alarmWaiting
        alarmWaitMinutes = try section.takeMinutes("alarm_wait", in: any) ?? alarmWaitMinutes
        alarmPauseMinutes = try section.takeMinutes("alarm_pause", in: any) ?? alarmPauseMinutes
        alarmAlertMinutes = try section.takeMinutes("alarm_alert", in: any) ?? alarmAlertMinutes
        greenSharePercent = try section.takeInt("green_share", in: any) ?? greenSharePercent
        complaintDays = try section.takeInt("complaint_days", in: any) ?? complaintDays
        let reasons = try section.takeList("green_reason", upTo: 60)
        guard !reasons.isEmpty else { return }
        greenReasons = [:]
        for reason in reasons {
            let parts = reason.split(separator: ":", maxSplits: 1)
            guard parts.count == 2 else {
                throw section.badValue("green_reason", expected: "code: name, as in urgent: 紧急办事")
            }
            greenReasons[String(parts[0])] = String(parts[1].drop { $0 == " " })
        }
    }
}
