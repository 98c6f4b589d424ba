// SPDX-License-Identifier: Apache-2.0

// R6–R14: open channels.
extension SelfCheck {
    static let channels: [Requirement] = [
        Requirement(
            6,
            "各级中心提供线上预约",
            "centers at every level offer online booking",
            from: ["center /centers", "center /bindings/unbound"]
        ) { findings in
            guard let center = findings.center, let centers = center.centers, let unbound = center.unbound else {
                return .unread("center /centers, /bindings/unbound")
            }
            guard !centers.isEmpty else {
                return .fails(
                    Words("没有可预约的中心", "no center can be booked"),
                    remedy: Words("登记中心和业务", "enter centers and services")
                )
            }
            return .none(
                of: unbound,
                Words("\(centers.count) 个中心可预约，事项均已绑定", "\(centers.count) centers can be booked; every item is bound"),
                else: { Words("未绑定业务的事项不能预约：\($0)", "items bound to no service cannot be booked: \($0)") },
                remedy: Words("把事项绑定到业务", "bind the items to services")
            )
        },
        Requirement(
            7,
            "公布预约方式和咨询电话",
            "booking method and enquiry telephone are published in the hall",
            from: ["hall /plan telephone, booking_method"]
        ) { findings in
            guard let hall = findings.hall, let telephone = hall.telephone, let method = hall.bookingMethod else {
                return .unread("hall /plan")
            }
            let missing = [(telephone, "telephone"), (method, "booking_method")].filter { $0.0.isEmpty }.map(\.1)
            return .none(
                of: missing,
                Words("屏幕和号票显示 \(method)，\(telephone)", "screens and slips show \(method), \(telephone)"),
                else: { Words("大厅没有公布：\($0)", "the hall does not publish: \($0)") },
                remedy: Words("在 hall.conf 的 [hall] 填写", "fill it in under [hall] of hall.conf")
            )
        },
        Requirement(
            8,
            "确保预约渠道畅通",
            "the channel works",
            from: ["hall /status link", "center /halls alarms"]
        ) { findings in
            .worst([line(findings.hall), halls(findings.center, "silent", Words("失联", "silent"))])
        },
        .people(
            9,
            "预约由中心统一实施",
            "run by the center alone",
            because: Words(
                "部门是否另设渠道，软件无从知道",
                "no software knows whether a department keeps a channel of its own"
            )
        ),
        Requirement(
            10,
            "系统、号源、编号、机制统一",
            "one system, one inventory, one numbering, one mechanism",
            from: ["hall /plan center", "center /halls", "center /conservation"]
        ) { findings in
            guard let name = findings.hall?.center, let halls = findings.center?.halls else {
                return .unread("hall /plan, center /halls")
            }
            guard halls.contains(where: { $0.center == name }) else {
                return .fails(
                    Words("大厅的中心 \(name) 不在这个系统中", "the hall's center \(name) is not in this system"),
                    remedy: Words("用 kioskctl enroll join 加入统一系统", "join the city's system with kioskctl enroll join")
                )
            }
            return .worst([
                .holds(Words("大厅 \(name) 使用统一系统和编号", "the hall of \(name) uses this system and its numbers")),
                oneInventory(findings),
            ])
        },
        Requirement(
            11,
            "不得多头预约、分头预约",
            "no several or split booking heads",
            from: ["center /conservation"],
            oneInventory
        ),
        Requirement(
            12,
            "预约前咨询辅导",
            "guidance before booking",
            from: ["center /items"]
        ) { findings in
            guard let center = findings.center, let count = center.items, let bare = center.itemsWithoutGuide else {
                return .unread("center /items")
            }
            guard count > 0 else {
                return .fails(
                    Words("预约目录是空的", "the catalog is empty"),
                    remedy: Words("导入事项目录", "import the items")
                )
            }
            return .none(
                of: bare,
                Words("\(count) 个事项都有条件和电话", "all \(count) items have conditions and a telephone"),
                else: { Words("缺少办理条件或电话的事项：\($0)", "items without conditions or telephone: \($0)") },
                remedy: Words("补充事项的指南", "complete the guides of these items")
            )
        },
        .people(
            13,
            "线上预审",
            "online pre-review",
            because: Words(
                "是否开展预审由部门决定；系统从不要求",
                "departments decide whether to review; the system never demands it"
            )
        ),
        .people(14, "加大宣传", "publicity", because: Words("属组织工作", "a matter of organisation")),
    ]

    private static func line(_ hall: HallFindings?) -> Verdict {
        guard let state = hall?.linkState else { return .unread("hall /status") }
        return state == "online"
            ? .holds(Words("大厅与中心连接正常", "the hall reaches its center"))
            : .fails(
                Words("大厅与中心的连接：\(state)", "the hall's link to its center: \(state)"),
                remedy: Words("检查网络和入网证书", "check the network and the enrolment")
            )
    }

    /// The halls of the city that have an alarm of `kind`.
    static func halls(_ center: CenterFindings?, _ kind: String, _ what: Words) -> Verdict {
        guard let halls = center?.halls else { return .unread("center /halls") }
        return .none(
            of: halls.filter { $0.alarms.contains(kind) }.map(\.id),
            Words("\(halls.count) 个大厅均正常（\(what.zh)：无）", "none of \(halls.count) halls is \(what.en)"),
            else: { Words("\(what.zh)的大厅：\($0)", "halls that are \(what.en): \($0)") },
            remedy: Words("到大厅检查设备和网络", "look after these halls")
        )
    }
}
