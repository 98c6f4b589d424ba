// SPDX-License-Identifier: Apache-2.0

// R15–R23: registration and identity.
extension SelfCheck {
    static let registration: [Requirement] = [
        .people(15, "实名预约", "bookings are real-name", because: trial),
        .people(16, "登记真实姓名和证件", "true name and document are registered", because: trial),
        .people(17, "代办登记双方证件", "agent and principal are both registered", because: trial),
        Requirement(
            18,
            "凭身份证件或电子凭证办理",
            "document or electronic credential is accepted",
            from: ["hall /status stations", "hall /plan profile", "hall /staff"]
        ) { findings in
            guard let hall = findings.hall, let devices = hall.devices else { return .unread("hall /status") }
            let working = Set(devices.filter(\.isWorking).map(\.kind))
            if working.isSuperset(of: ["reader", "scanner"]) {
                return .holds(Words("取号机可读证件和扫码", "a kiosk reads cards and codes"))
            }
            return desk(hall, lacking: working.contains("reader") ? "scanner" : "reader")
        },
        .people(19, "代办核验双方证件", "both documents are seen", because: onTheSpot),
        .people(20, "单位授权书", "letter of authorisation", because: onTheSpot),
        .people(21, "书面代理协议", "agency agreement", because: onTheSpot),
        .people(22, "窗口当场核实", "verified at the window", because: onTheSpot),
        Requirement(
            23,
            "身份不一致的预约号作废",
            "a booking with another identity is void, for good",
            from: ["center /cases"]
        ) { findings in
            guard let cases = findings.center?.openCases else { return .unread("center /cases") }
            return .none(
                of: cases.filter { $0 == "exchanged_after_end" },
                Words("没有作废或取消后又换号的记录", "no void or cancelled booking was exchanged"),
                else: { Words("作废或取消后又换号，待核实：\($0)", "void bookings that were exchanged, open: \($0)") },
                remedy: Words("核实并关闭这些个案", "look into these cases and close them")
            )
        },
    ]

    private static let trial = Words(
        "只有试着预约才能知道；不为自查登记任何人",
        "only a booking would show it, and nobody is registered for a check"
    )
    private static let onTheSpot = Words(
        "由窗口人员当场完成，系统只记录结果",
        "done by people at the window; the system only records the outcome"
    )

    /// What a kiosk cannot do the desk does, where there is one (A30).
    static func desk(_ hall: HallFindings, lacking device: String) -> Verdict {
        guard let roles = hall.roles else { return .unread("hall /staff") }
        guard roles.isDisjoint(with: ["green", "clerk", "manager"]) else {
            return .holds(Words("由工作人员在咨询台办理", "staff do it at the desk"))
        }
        return .fails(
            Words("没有可用的 \(device)，也没有工作人员账号", "no \(device) works, and nobody can sign in at the desk"),
            remedy: Words("修复设备，或设置工作人员账号", "repair the device, or add members of staff")
        )
    }
}
