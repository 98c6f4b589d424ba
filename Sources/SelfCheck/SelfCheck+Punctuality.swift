// SPDX-License-Identifier: Apache-2.0

// R24–R30: punctuality and no-shows.
extension SelfCheck {
    static let punctuality: [Requirement] = [
        .people(24, "提示按时到场", "people are prompted to come on time", because: shown),
        Requirement(
            25,
            "明示取消预约的要求和流程",
            "the deadline of cancellation is stated",
            from: ["center /rules cancel.lead_min"],
            cancelling
        ),
        .people(26, "提示无故失约的风险", "the risk of a no-show is stated", because: shown),
        Requirement(
            27,
            "至少提前 30 分钟取消",
            "cancelled in time is 30 minutes before, by a clock that is right",
            from: ["center /rules cancel.lead_min", "center /halls alarms", "hall /status link, clock"]
        ) { findings in
            .worst([cancelling(findings), clocks(findings)])
        },
        .people(
            28,
            "全省统一“失约名单”",
            "one province-wide list",
            because: Words(
                "省平台接口未公开，本系统只有标明的替身",
                "the province's interface is not public; what stands here is a labelled stand-in"
            )
        ),
        Requirement(
            29,
            "未办理且未取消的视为失约",
            "not served and not cancelled is a no-show",
            from: ["center /rules late.grace_min", "hall /plan rules late_grace_minutes"]
        ) { findings in
            guard let center = findings.center?.rules?["late.grace_min"]?.whole,
                let hall = findings.hall?.rules?["late_grace_minutes"]?.whole
            else { return .unread("late_grace_minutes") }
            return center >= hall
                ? .holds(
                    Words("大厅宽限 \(hall) 分钟，中心 \(center) 分钟", "grace of the hall \(hall) min, of the center \(center)")
                )
                : .fails(
                    Words(
                        "大厅宽限 \(hall) 分钟，中心仅 \(center)",
                        "the hall's grace is \(hall) min, the center's only \(center)"
                    ),
                    remedy: Words("让两处的宽限一致（A6）", "make both graces the same (A6)")
                )
        },
        Requirement(
            30,
            "一个年度失约三次以上（含三次）纳入名单",
            "three no-shows in a year, inclusive, put a person on the list",
            from: ["center /rules noshow.threshold, noshow.period", "hall /plan rules"]
        ) { findings in
            guard let rules = findings.center?.rules, let threshold = rules["noshow.threshold"]?.whole else {
                return .unread("center /rules")
            }
            let counts: Verdict =
                threshold == 3
                ? .holds(Words("满 3 次列入名单", "listed at the third"))
                : .fails(
                    Words("\(threshold) 次列入名单，应为 3 次", "listed at \(threshold), not at 3"),
                    remedy: Words("把 noshow.threshold 设为 3", "set noshow.threshold to 3")
                )
            return .worst([counts] + (findings.hall.map { [listedServed($0)] } ?? []))
        },
    ]

    private static let shown = Words(
        "写在预约页面和凭证上，请人阅读核对",
        "it is on the booking page and the voucher, for people to read"
    )

    @Sendable
    private static func cancelling(_ findings: Findings) -> Verdict {
        guard let lead = findings.center?.rules?["cancel.lead_min"]?.whole else { return .unread("center /rules") }
        return lead == 30
            ? .holds(Words("预约时间前 30 分钟为取消期限", "the deadline is 30 minutes before the booked time"))
            : .fails(
                Words("取消期限是 \(lead) 分钟", "the deadline is \(lead) minutes before"),
                remedy: Words("把 cancel.lead_min 设为 30", "set cancel.lead_min to 30")
            )
    }

    /// A27: the seconds by which a hall's clock may differ.
    static let clockTolerance = 60

    /// A27: deadlines are by the center's clock, and no hall is far from it.
    static func clocks(_ findings: Findings) -> Verdict {
        let city = halls(findings.center, "clock", Words("时钟偏差", "off the center's clock"))
        guard let hall = findings.hall else { return city }
        let remedy = Words("检查大厅的时间源（NTP）", "check the hall's time source (NTP)")
        if hall.isClockBehind == true {
            return .fails(Words("大厅时钟退到了昨天", "the hall's clock shows a day that is over"), remedy: remedy)
        }
        if let offset = hall.clockOffset, abs(offset) > clockTolerance {
            return .fails(
                Words("大厅时钟与中心相差 \(abs(offset)) 秒", "the hall's clock is \(abs(offset)) s off the center's"),
                remedy: remedy
            )
        }
        return city
    }
}
