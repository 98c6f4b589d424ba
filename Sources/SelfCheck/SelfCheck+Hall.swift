// SPDX-License-Identifier: Apache-2.0

// R31–R46: work in the hall.
extension SelfCheck {
    static let hallWork: [Requirement] = [
        Requirement(
            31,
            "预约与现场排队并行",
            "booked and walk-in visitors are served in parallel",
            from: ["hall /plan services, rules"]
        ) { findings in
            guard let hall = findings.hall, let services = hall.services else { return .unread("hall /plan") }
            return .worst([walkInsOffered(hall, services), interleaved(hall.rules)])
        },
        Requirement(
            32,
            "不得随意取消现场排队取号",
            "walk-in numbers are not cancelled at will",
            from: ["hall /plan services, mode"]
        ) { findings in
            guard let hall = findings.hall, let services = hall.services else { return .unread("hall /plan") }
            return walkInsOffered(hall, services)
        },
        Requirement(
            33,
            "工作时间内不得限定办件数量",
            "the number of cases is not limited in working hours",
            from: ["hall /plan rules, services", "center /rules cutoff_min"],
            uncapped
        ),
        Requirement(
            34,
            "预约专窗之外另有窗口",
            "beside windows for bookings there are others",
            from: ["hall /plan services, windows"]
        ) { findings in
            guard let services = findings.hall?.services else { return .unread("hall /plan") }
            return walkInWindows(services)
        },
        Requirement(
            35,
            "综合窗口混合受理",
            "general windows take both",
            from: ["hall /plan windows"]
        ) { findings in
            guard let windows = findings.hall?.windows else { return .unread("hall /plan") }
            let general = windows.filter { $0.role == "general" }.map(\.id)
            return general.isEmpty
                ? .holds(Words("没有综合窗口，各设专窗", "there is no general window; each class has its own"))
                : .holds(Words("综合窗口：\(Verdict.listed(general))", "general windows: \(Verdict.listed(general))"))
        },
        Requirement(
            36,
            "相互补充、协同推进",
            "an idle booking window helps with walk-ins",
            from: ["hall /plan windows"]
        ) { findings in
            guard let windows = findings.hall?.windows else { return .unread("hall /plan") }
            return .none(
                of: windows.filter { $0.role == "booked_only" && !$0.takesWalkInsWhenIdle }.map(\.id),
                Words("预约专窗空闲时办理现场号", "idle booking windows take walk-ins"),
                else: { Words("空闲时不办现场号的专窗：\($0)", "booking windows that stay idle: \($0)") },
                remedy: Words("设 takes_walk_ins_when_idle = yes", "set takes_walk_ins_when_idle = yes")
            )
        },
        Requirement(
            37,
            "凭预约号换取现场办理号",
            "a booking number is exchanged for a number on site",
            from: ["hall /status stations", "hall /staff", "center /halls alarms"]
        ) { findings in
            guard let hall = findings.hall, let devices = hall.devices else { return .unread("hall /status") }
            let paper = halls(findings.center, "paper", Words("缺纸", "out of paper"))
            return .worst([exchange(hall, devices), printers(devices)] + (findings.center == nil ? [] : [paper]))
        },
        Requirement(
            38,
            "在预约时间段内优先办理",
            "served with priority within the booked slot",
            from: ["hall /statistics booked_in_slot_permille"]
        ) { findings in
            guard let share = findings.hall?.inSlotPermille else { return .unread("hall /statistics") }
            let shown = "\(share / 10).\(share % 10) %"
            return share >= 950
                ? .holds(Words("近 30 天 \(shown) 在时段内首次叫号", "\(shown) were first called in their slot, 30 days"))
                : .fails(
                    Words("近 30 天仅 \(shown) 在时段内首次叫号", "only \(shown) were first called in their slot, 30 days"),
                    remedy: Words("增加窗口或减少号源", "open more windows, or plan fewer numbers")
                )
        },
        .people(
            39,
            "及时审核受理",
            "reviewed and accepted promptly",
            because: Words(
                "受理用时见统计，是否及时由人判断",
                "the statistics have the times; people judge them"
            )
        ),
        Requirement(40, "空出的号再供预约", "freed numbers return", from: ["center /conservation"], oneInventory),
        Requirement(
            41,
            "号池或递补",
            "or refill a wait-list",
            from: ["center /rules refill"]
        ) { findings in
            guard let refill = findings.center?.rules?["refill"]?.text else { return .unread("center /rules") }
            return ["pool", "waitlist", "both"].contains(refill)
                ? .holds(Words("空号去向：\(refill)", "freed numbers go to: \(refill)"))
                : .fails(
                    Words("空号去向不明：\(refill)", "freed numbers go nowhere: \(refill)"),
                    remedy: Words("设为 pool、waitlist 或 both", "set it to pool, waitlist or both")
                )
        },
        Requirement(
            42,
            "“有诉即办”",
            "difficulties are taken up at once",
            from: ["hall /plan complaint_service", "hall /hall alarms"],
            complaints
        ),
        Requirement(
            43,
            "不得强制先预约",
            "walk-ins are not made to book first, nor to show a telephone",
            from: ["hall /plan services, rules"]
        ) { findings in
            guard let hall = findings.hall, let services = hall.services, let rules = hall.rules else {
                return .unread("hall /plan")
            }
            let demands = ["phone_required", "requires_phone", "app_required"].filter { rules[$0]?.flag == true }
            return .worst([
                walkInsOffered(hall, services),
                .none(
                    of: demands,
                    Words("取号不要求手机号或应用", "a number needs neither telephone nor app"),
                    else: { Words("取号要求：\($0)", "a number demands: \($0)") },
                    remedy: Words("删除该要求（A19）", "remove the demand (A19)")
                ),
            ])
        },
        .people(
            44,
            "不得强制在线提交材料",
            "nobody must submit online",
            because: Words(
                "预填和预上传在页面上都可跳过，请人核对",
                "form and upload can be skipped on the page; people see for themselves"
            )
        ),
        Requirement(
            45,
            "“绿色通道”范围明确",
            "the green channel has a clear scope",
            from: ["hall /plan rules green_reasons"]
        ) { findings in
            guard let reasons = findings.hall?.rules?["green_reasons"]?.whole else { return .unread("hall /plan") }
            return reasons > 0
                ? .holds(Words("\(reasons) 类服务范围", "\(reasons) grounds in its scope"))
                : .fails(
                    Words("绿色通道没有服务范围", "the green channel has no scope"),
                    remedy: Words("在 [rules] 写 green_reason", "list green_reason under [rules]")
                )
        },
        Requirement(
            46,
            "绿色通道有人办理",
            "somebody can issue priority numbers",
            from: ["hall /staff"]
        ) { findings in
            guard let roles = findings.hall?.roles else { return .unread("hall /staff") }
            return roles.isDisjoint(with: ["green", "manager", "admin"])
                ? .fails(
                    Words("没有人能取优先号", "nobody may issue a priority number"),
                    remedy: Words("给工作人员 green 角色", "give somebody the role green")
                )
                : .holds(Words("有工作人员负责", "members of staff may"))
        },
    ]
}
