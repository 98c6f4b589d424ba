// SPDX-License-Identifier: Apache-2.0
import Queueing
import Terms

extension PlanProblem {
    /// The same in both languages.
    var phrase: Phrase { Phrase(chinese, text) }

    private var chinese: String {
        switch self {
        case .emptyName(let what): "\(Self.whose(what))的名称是空的，请填写群众看到的名称。"
        case .repeated(let what, let id): "\(Self.kind(what)) \(id) 出现了不止一次，请改名或只留一个。"
        case .noServices: "大厅没有业务，至少要有一项。"
        case .windowWithoutServices(let window): "窗口 \(window) 没有办理任何业务：写上它办理的业务，或去掉这个窗口。"
        case .unknownService(let service, let window): "窗口 \(window) 办理的业务 \(service) 不在业务列表里：补上，或去掉。"
        case .serviceWithoutWindow(let service): "业务 \(service) 没有窗口办理，请加到一个窗口上。"
        case .noWalkInWindow(let service):
            "业务 \(service) 只有预约窗口（booked_only）办理；现场取号也要有窗口（R34）：加到 general 或 walk_in_only 的窗口上。"
        case .noBookedWindow(let service):
            "业务 \(service) 只有现场窗口（walk_in_only）办理；预约也要有窗口（R38）：加到 general 或 booked_only 的窗口上。"
        case .walkInGap(let service, let weekday, let minutes):
            "业务 \(service) 在\(Self.day(weekday)) \(Self.clock(minutes.lowerBound))–\(Self.clock(minutes.upperBound)) "
                + "开放时间内没有现场窗口（A26）：安排一个 general 或 walk_in_only 的窗口，或缩短大厅的开放时间。"
        case .beyondTownship(let what, let count, let limit):
            "乡镇便民服务中心的\(Self.kind(what))最多 \(limit) 个，现在有 \(count) 个：减少，或把规模改为 hall。"
        case .noGreenReasons: "绿色通道没有事由（R45），至少写一项及其名称。"
        case .outOfBounds(let rule, let value, let bounds):
            "规则 \(rule) 是 \(value)，应为 \(bounds.lowerBound)～\(bounds.upperBound)。"
        }
    }

    /// Whose name it is, as the plan says it in English.
    private static func whose(_ what: String) -> String {
        if what == "the hall" { return "大厅" }
        for (english, chinese) in owners where what.hasPrefix(english) {
            let name = what.dropFirst(english.count)
            let isEnglish = name.hasSuffix(" in English")
            return chinese + (isEnglish ? name.dropLast(" in English".count) + " 的英文" : name + " ")
        }
        return what
    }

    private static let owners = [
        ("the service ", "业务 "), ("window ", "窗口 "), ("the green channel's reason ", "绿色通道事由 "),
    ]

    private static func kind(_ what: String) -> String {
        switch what {
        case "service": "业务"
        case "window", "windows": "窗口"
        case "window label": "窗口名称"
        case "station", "stations": "取号点"
        default: what
        }
    }

    private static func day(_ weekday: OpeningHours.Weekday) -> String {
        switch weekday {
        case .monday: "周一"
        case .tuesday: "周二"
        case .wednesday: "周三"
        case .thursday: "周四"
        case .friday: "周五"
        case .saturday: "周六"
        case .sunday: "周日"
        }
    }

    private static func clock(_ minute: Int) -> String {
        Digits.padded(minute / 60, to: 2) + ":" + Digits.padded(minute % 60, to: 2)
    }
}
