// SPDX-License-Identifier: Apache-2.0

// R47–R49: booking only, in special circumstances.
extension SelfCheck {
    static let emergency: [Requirement] = [
        Requirement(
            47,
            "仅预约办理须提前公告",
            "booking only needs a notice before",
            from: ["hall /plan mode", "center /mode"]
        ) { findings in
            guard let modes = findings.center?.modes ?? findings.hall?.services.map({ _ in [] }) else {
                return .unread("hall /plan, center /mode")
            }
            let unannounced = modes.filter { $0.isActive && $0.notice.isEmpty }.map(\.id)
            let alone = modes.filter { mode in
                mode.isActive && (mode.requestedBy == mode.confirmedBy || mode.confirmedBy.isEmpty)
            }
            let hall = findings.hall?.mode.flatMap { $0.notice?.isEmpty ?? true ? "hall" : nil }
            return .worst([
                .none(
                    of: unannounced + (hall.map { [$0] } ?? []),
                    Words("没有未公告的仅预约模式", "no mode works without a notice"),
                    else: { Words("未公告就仅办预约：\($0)", "booking only without a notice: \($0)") },
                    remedy: Words("立即恢复现场取号，公告后再启用", "restore walk-ins now; announce before you start")
                ),
                .none(
                    of: alone.map(\.id),
                    Words("没有由一人启用的模式", "no mode was started by one person alone"),
                    else: { Words("由一人启用：\($0)", "started by one person: \($0)") },
                    remedy: Words("须由两人启用（A14）", "two people have to start it (A14)")
                ),
            ])
        },
        Requirement(
            48,
            "按全部窗口工作量设日上限",
            "the daily cap follows the workload of all windows",
            from: ["center /mode cap, calculated_cap"]
        ) { findings in
            guard let modes = findings.center?.modes else { return .unread("center /mode") }
            let low = modes.filter { mode in
                guard mode.isActive, let cap = mode.cap, let calculated = mode.calculatedCap else { return false }
                return cap < calculated && mode.reason.isEmpty
            }
            return .none(
                of: low.map(\.id),
                Words("没有低于工作量且无理由的上限", "no cap is below the workload without a reason (A15)"),
                else: { Words("上限低于工作量且无理由：\($0)", "caps below the workload without a reason: \($0)") },
                remedy: Words("提高上限或写明理由", "raise the cap, or give the reason")
            )
        },
        Requirement(
            49,
            "情形消除后及时恢复",
            "everything is restored in time",
            from: ["hall /plan mode", "center /mode until, days"]
        ) { findings in
            guard let modes = findings.center?.modes ?? findings.hall?.services.map({ _ in [] }) else {
                return .unread("hall /plan, center /mode")
            }
            let endless = modes.filter { $0.isActive && ($0.until.isEmpty || $0.days ?? 0 > longestMode) }.map(\.id)
            let hall = findings.hall?.mode.flatMap { $0.until?.isEmpty ?? true ? "hall" : nil }
            return .none(
                of: endless + (hall.map { [$0] } ?? []),
                Words("每个模式都有期限，到时自动恢复", "every mode ends by itself, also while offline"),
                else: { Words("没有期限或超过 30 天：\($0)", "without an end, or beyond 30 days: \($0)") },
                remedy: Words("立即结束该模式", "end the mode now")
            )
        },
    ]

    /// A14: the days that a mode may last.
    static let longestMode = 30
}
