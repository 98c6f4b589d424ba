// SPDX-License-Identifier: Apache-2.0
// The open points from A14 on, and what is ours to add.
extension RuleDefinition {
    static let numbers: [RuleDefinition] = [
        .init(
            .modePeople,
            "A14",
            .center,
            .whole(2),
            .whole(2...2, .people),
            "仅预约办理须两人发起",
            "People who must start the booking-only mode"
        ),
        .init(
            .modeMost,
            "A14",
            .center,
            .whole(30),
            .whole(1...30, .days),
            "仅预约办理最长天数",
            "Longest the booking-only mode may last"
        ),
        .init(
            .capBack,
            "A15",
            .center,
            .whole(30),
            .whole(7...90, .days),
            "日预约号上限按过去多少天测算",
            "Days of visits from which the daily cap is computed"
        ),
        .init(
            .quotaShare,
            "A16",
            .center,
            .whole(50),
            .whole(1...80, .percent),
            "预约号占受理能力的比例上限",
            "Largest share of capacity that bookings may take"
        ),
        .init(
            .cutoff,
            "A17",
            .hall,
            .whole(0),
            .whole(0...60, .minutes),
            "下班前多少分钟停止取号（应为0）",
            "Minutes before closing at which tickets stop; 0 as the notice wants"
        ),
        .init(
            .ticketPerPerson,
            "A18",
            .hall,
            .choice("one_per_service"),
            .choice(["one_per_service"]),
            "每人每项业务一个在办号",
            "One live ticket a person and service; another is a reprint"
        ),
        .init(
            .deskOver,
            "A18",
            .hall,
            .whole(5),
            .whole(1...50, .people),
            "一次代理超过几人转咨询台",
            "Principals at once beyond which the desk helps"
        ),
        .init(
            .walkInIdentify,
            "A19",
            .hall,
            .choice("optional"),
            .choice(["optional", "required"]),
            "现场取号是否须出示证件",
            "Whether a walk-in shows a document"
        ),
        .init(
            .credentialOffline,
            "A20",
            .hall,
            .choice("verify_at_window"),
            .choice(["verify_at_window"]),
            "断网时电子凭证由窗口核验",
            "Electronic credentials while offline"
        ),
        .init(
            .agreementCopy,
            "A21",
            .hall,
            .choice("false"),
            .choice(["false"]),
            "不留存代理协议影像",
            "No copy of the agency agreement is kept"
        ),
        .init(
            .unitPrincipal,
            "A22",
            .center,
            .choice("credit_code_and_person"),
            .choice(["credit_code_and_person"]),
            "单位以统一社会信用代码加经办人预约",
            "A unit books by its credit code and an authorised person"
        ),
        .init(
            .provinceCode,
            "A23",
            .center,
            .whole(64),
            .whole(64...64, .times),
            "全省统一赋码的最大长度",
            "Most characters of a province code"
        ),
        .init(
            .numbersApart,
            "A24",
            .hall,
            .choice("true"),
            .choice(["true"]),
            "预约号与现场办理号分开",
            "Booking numbers and ticket numbers are never the same thing"
        ),
    ]

    static let people: [RuleDefinition] = [
        .init(
            .activeBookings,
            "A25",
            .center,
            .whole(3),
            .whole(1...20, .times),
            "每人同时有效预约数",
            "Active bookings a person"
        ),
        .init(
            .sameItemPerDay,
            "A25",
            .center,
            .whole(1),
            .whole(1...5, .times),
            "每人每天同一事项预约数",
            "Bookings a person, item and day"
        ),
        .init(
            .agentPrincipals,
            "A25",
            .center,
            .whole(5),
            .whole(1...50, .people),
            "代理人每天可代理人数",
            "Principals an agent and day"
        ),
        .init(
            .walkInWindow,
            "A26",
            .hall,
            .choice("every_open_hour"),
            .choice(["every_open_hour"]),
            "每个开放时段每项业务至少一个窗口受理现场号",
            "Each service has a window for walk-ins in every open hour"
        ),
        .init(
            .walkInPause,
            "A26",
            .hall,
            .whole(10),
            .whole(0...120, .minutes),
            "唯一的现场窗口暂停多少分钟后告警",
            "Minutes for which the only such window may pause"
        ),
        .init(
            .clockTolerance,
            "A27",
            .hall,
            .whole(60),
            .whole(0...300, .seconds),
            "时钟误差容许秒数（有利于群众）",
            "Seconds of a clock's error, in the visitor's favour"
        ),
        .init(
            .waivesWhenDown,
            "A28",
            .center,
            .flag(true),
            .flag,
            "大厅故障时段自动免记失约",
            "No-shows are waived in slots in which the hall was down"
        ),
        .init(
            .greenShare,
            "A29",
            .hall,
            .whole(15),
            .whole(1...100, .percent),
            "绿色通道占比告警线",
            "Share of green tickets from which the manager is told"
        ),
        .init(
            .townshipDesk,
            "A30",
            .hall,
            .choice("desk"),
            .choice(["desk"]),
            "无取号机的便民服务中心由窗口取号",
            "A centre without a kiosk issues at the desk"
        ),
        .init(
            .documents,
            "A31",
            .center,
            .choice("all"),
            .choice(["all"]),
            "可登记的证件种类",
            "Documents that can be registered"
        ),
        .init(
            .exchangeRequire,
            "A32",
            .hall,
            .choice("auto"),
            .choice(["auto", "code_only", "code_and_card"]),
            "换取现场办理号需要的凭证",
            "What an exchange needs"
        ),
        .init(
            .inSlotMeans,
            "A33",
            .center,
            .choice("first_call"),
            .choice(["first_call"]),
            "时段内办理以首次叫号计",
            "In the slot means first called in it"
        ),
        .init(
            .rescheduleLimit,
            "A34",
            .center,
            .whole(2),
            .whole(0...10, .times),
            "每个预约最多改约次数",
            "Times a booking can be moved"
        ),
        .init(
            .greenRun,
            "A35",
            .hall,
            .whole(1),
            .whole(1...5, .times),
            "有时段内预约等候时绿色通道最多连叫数",
            "Green calls in a row while a booked visitor waits"
        ),
        .init(
            .modeKeeps,
            "A36",
            .hall,
            .choice("tickets_and_green"),
            .choice(["tickets_and_green"]),
            "仅预约期间已取号有效、绿色通道照常",
            "Issued tickets and the green channel stay in the booking-only mode"
        ),
        .init(
            .samePersonCounter,
            "A37",
            .center,
            .choice("principal_however_booked"),
            .choice(["principal_however_booked"]),
            "本人与代理预约合并计数",
            "One counter a principal, however booked"
        ),
    ]

    /// What the notice does not speak of, and a city still has to settle.
    static let ours: [RuleDefinition] = [
        .init(
            .horizon,
            "–",
            .center,
            .whole(14),
            .whole(1...60, .days),
            "可预约未来多少天",
            "Days ahead that can be booked"
        ),
        .init(
            .identityKept,
            "–",
            .center,
            .whole(90),
            .whole(30...730, .days),
            "办理后身份信息保留天数",
            "Days for which identities are kept after the visit"
        ),
        .init(
            .materialKept,
            "–",
            .center,
            .whole(30),
            .whole(1...180, .days),
            "预上传材料保留天数",
            "Days for which uploaded material is kept"
        ),
        .init(
            .auditKept,
            "–",
            .center,
            .whole(1096),
            .whole(183...3653, .days),
            "审计日志保留天数",
            "Days for which the audit log is kept"
        ),
    ]
}
