// SPDX-License-Identifier: Apache-2.0

// R1–R5: the five faults that the notice was written against.
extension SelfCheck {
    static let preamble: [Requirement] = [
        Requirement(
            1,
            "预约不是必要环节、必经流程、唯一渠道、前置程序",
            "booking is no necessary step and no precondition",
            from: ["hall /plan services, rules"]
        ) { findings in
            guard let hall = findings.hall, let services = hall.services else { return .unread("hall /plan") }
            return .worst([walkInsOffered(hall, services), listedServed(hall)])
        },
        Requirement(
            2,
            "不限定预约数量和预约时间段",
            "every open hour has a bookable slot",
            from: ["center /gaps"]
        ) { findings in
            guard let gaps = findings.center?.gaps else { return .unread("center /gaps") }
            return .none(
                of: gaps,
                Words("每个开放时段都有可预约号源", "every open hour of every bookable service has a slot"),
                else: { Words("这些开放时段没有可预约的号：\($0)", "open hours without a bookable slot: \($0)") },
                remedy: Words("在号源计划中补上这些时段", "add these hours to the plans of the slots")
            )
        },
        Requirement(
            3,
            "提供现场非预约办理",
            "on-site service without booking",
            from: ["hall /plan services", "hall /hall alarms"]
        ) { findings in
            guard let hall = findings.hall, let services = hall.services else { return .unread("hall /plan") }
            return .worst([walkInsOffered(hall, services), walkInWindows(services), walkInsCalled(hall, services)])
        },
        Requirement(
            4,
            "不设置多头预约",
            "one booking system and one inventory",
            from: ["center /conservation"],
            oneInventory
        ),
        Requirement(
            5,
            "防止“黄牛”和内外勾结抢占预约资源",
            "touts, with or without help from inside, cannot grab numbers",
            from: ["center /rules limits.active, limits.agent_principals_per_day", "center /audit/verify"]
        ) { findings in
            .worst([limits(findings.center?.rules), audit(findings.center)])
        },
    ]

    /// R1, R31, R32, R43: every service gives walk-in numbers, unless an announced mode says otherwise.
    static func walkInsOffered(_ hall: HallFindings, _ services: [HallFindings.Service]) -> Verdict {
        let closed = services.filter { !$0.isWalkIn }.map(\.id)
        if let mode = hall.mode, let notice = mode.notice, !notice.isEmpty, !closed.isEmpty {
            return .holds(Words("按公告 \(notice) 暂仅办理预约", "booking only for now, by notice \(notice)"))
        }
        return .none(
            of: closed,
            Words("\(services.count) 项业务均可现场取号", "all \(services.count) services give walk-in numbers"),
            else: { Words("不能现场取号的业务：\($0)", "services without walk-in numbers: \($0)") },
            remedy: Words("为这些业务开放现场取号", "let these services give walk-in numbers")
        )
    }

    /// A26, by the plan: each service has a window for walk-ins in every open hour.
    static func walkInWindows(_ services: [HallFindings.Service]) -> Verdict {
        let without = services.filter(\.walkInWindows.isEmpty).map(\.id)
        let gaps = services.flatMap { service in service.gaps.map { "\(service.id) \($0)" } }
        return .none(
            of: without + gaps,
            Words("每项业务在每个开放时段都有可办现场号的窗口", "each service has a walk-in window in every open hour (A26)"),
            else: { Words("没有现场号窗口：\($0)", "no window for walk-ins: \($0)") },
            remedy: Words("安排综合窗口或现场窗口", "roster a general or walk-in window")
        )
    }

    /// A26, as it is now: where somebody is on duty for a service, somebody takes its walk-ins.
    static func walkInsCalled(_ hall: HallFindings, _ services: [HallFindings.Service]) -> Verdict {
        var without = services.filter { $0.onDuty > 0 && $0.walkInsOnDuty == 0 }.map(\.id)
        if hall.alarms?.contains("no_walk_in_window") == true, without.isEmpty { without = ["no_walk_in_window"] }
        return .none(
            of: without,
            Words("此刻开放的业务都有人办现场号", "whoever is on duty now leaves no service without walk-ins"),
            else: { Words("此刻没有可办现场号的窗口在岗：\($0)", "no window for walk-ins is on duty now: \($0)") },
            remedy: Words("马上开放一个综合窗口", "open a general window now")
        )
    }

    /// A13: who is on the no-show list takes a number like everybody else.
    static func listedServed(_ hall: HallFindings) -> Verdict {
        guard let rules = hall.rules else { return .unread("hall /plan rules") }
        let names = ["refuses_listed", "refuse_listed", "block_listed", "black_list", "blacklist", "refuses_no_shows"]
        let refusing = names.filter { name in
            guard let rule = rules[name] else { return false }
            return rule.flag ?? !(rule == .null || rule.rows.isEmpty && rule.text ?? "" == "")
        }
        return .none(
            of: refusing,
            Words("失约名单不影响现场取号", "the no-show list stops nobody from taking a number (A13)"),
            else: { Words("名单会阻止取号：\($0)", "a list stops people from taking numbers: \($0)") },
            remedy: Words("删除该设置：名单只可提醒", "remove the setting: the list may only be a remark")
        )
    }

    /// R4, R11, R40: what was issued, is free, pooled and expired is the quota, whoever booked.
    @Sendable
    static func oneInventory(_ findings: Findings) -> Verdict {
        guard let isConserved = findings.center?.isConserved else { return .unread("center /conservation") }
        guard !isConserved else {
            return .holds(
                Words("各入口共用一份号源，号源守恒", "every entry takes from one inventory, and its sums are right")
            )
        }
        return .fails(
            Words("号源不守恒：已发+空余+号池+过期≠总数", "the inventory's sums are wrong: numbers were made or lost"),
            remedy: Words("运行 kioskctl center conservation 查明时段", "find the slot with kioskctl center conservation")
        )
    }

    private static func limits(_ rules: [String: Answer]?) -> Verdict {
        guard let rules else { return .unread("center /rules") }
        let bounds = [("limits.active", 1...10), ("limits.agent_principals_per_day", 1...20)]
        let loose = bounds.compactMap { name, bounds -> String? in
            guard let value = rules[name]?.whole else { return "\(name) -" }
            return bounds.contains(value) ? nil : "\(name) = \(value)"
        }
        return .none(
            of: loose,
            Words("每人和每名代理人的预约数有上限", "bookings per person and per agent are limited (A25)"),
            else: { Words("预约上限未设或过宽：\($0)", "limits are missing or too wide: \($0)") },
            remedy: Words("按 A25 设置上限", "set the limits of A25")
        )
    }

    private static func audit(_ center: CenterFindings?) -> Verdict {
        guard let isIntact = center?.isAuditIntact else { return .unread("center /audit/verify") }
        return isIntact
            ? .holds(Words("审计记录链完整", "the audit log's chain is whole"))
            : .fails(
                Words("审计记录被改动", "the audit log was changed"),
                remedy: Words("封存数据库并按 R58 移交", "seal the database and hand it over (R58)")
            )
    }
}
