// SPDX-License-Identifier: Apache-2.0
package import Queueing

/// A rule of a hall that is its city's to set, by the name that documents carry.
package enum CityRule: String, Sendable, CaseIterable {
    /// A8: `fifo`, `strict`, `aged` or `ratio`.
    case orderMode = "order.policy"
    /// A8: priority calls in a row.
    case orderRun = "order.priority_run"
    /// A8: minutes after which an ordinary visitor interleaves.
    case orderAgeing = "order.ageing_min"
    /// A35.
    case greenMaxRun = "green.max_run"
    /// A7.
    case earlyWindow = "early.window_min"
    /// A6.
    case lateGrace = "late.grace_min"
    /// A27: seconds.
    case clockTolerance = "clock.tolerance_s"
    /// A32: `auto`, `code_only` or `code_and_card`.
    case exchangeRequire = "exchange.require"
    /// A29.
    case greenShare = "green.share_percent"
    /// A26: minutes.
    case walkInPause = "walkin.pause_alarm_min"

    /// Sets the rule to what `text` says; false when it says nothing that the rule can be.
    ///
    /// Bounds are judged with the plan.
    package func set(_ text: String, in rules: inout HallRules) -> Bool {
        switch self {
        case .orderMode: Self.set(OrderPolicy.Mode(rawValue: text), &rules.order.mode)
        case .orderRun: Self.set(Int(text), &rules.order.priorityRun)
        case .orderAgeing: Self.set(Int(text), &rules.order.ageingMinutes)
        case .greenMaxRun: Self.set(Int(text), &rules.order.greenMaxRun)
        case .earlyWindow: Self.set(Int(text), &rules.earlyWindowMinutes)
        case .lateGrace: Self.set(Int(text), &rules.lateGraceMinutes)
        case .clockTolerance: Self.set(Int(text), &rules.clockToleranceSeconds)
        case .exchangeRequire: Self.set(HallRules.ExchangeRequirement(rawValue: text), &rules.exchangeRequirement)
        case .greenShare: Self.set(Int(text), &rules.greenSharePercent)
        case .walkInPause: Self.set(Int(text), &rules.alarmPauseMinutes)
        }
    }

    private static func set<Value>(_ value: Value?, _ place: inout Value) -> Bool {
        guard let value else { return false }
        place = value
        return true
    }
}
