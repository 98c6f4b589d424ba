// SPDX-License-Identifier: Apache-2.0
import Ports
import Queueing
import Setup
import Terms

// The words of the questions. A question fits a console of 80×24, its answer included.
extension SetupDialogue {
    /// What is asked now.
    package var question: SetupQuestion {
        switch step {
        case .welcome: welcome
        case .name, .id, .profile, .telephone, .booking, .hours, .zone: hallQuestion
        case .serviceName, .servicePrefix, .serviceInitials: serviceQuestion
        case .windowCount, .windowServices: windowQuestion
        case .station, .device, .slipOffer, .slipSeen, .screen: deviceQuestion
        case .panel, .keypads: fixtureQuestion
        case .center, .centerID, .centerCode: centerQuestion
        case .admin:
            ask(
                say("第一位管理员可以登录 /admin，再添加其他人员。", "The first admin signs in at /admin and adds the others."),
                say("管理员工号", "staff number"),
                usual: "1001"
            )
        case .adminSecret:
            SetupQuestion(
                step.title.text(language),
                [say("口令至少 8 个字符，不显示，输入两遍。", "At least 8 characters; it is not shown, and typed twice.")],
                say("口令", "secret"),
                isSecret: true
            )
        case .review: review
        }
    }

    private func ask(_ lines: String..., usual: String? = nil) -> SetupQuestion {
        SetupQuestion(step.title.text(language), lines.dropLast(), lines.last ?? "", usual: usual)
    }

    private var welcome: SetupQuestion {
        let isNew = surroundings.today == nil
        return ask(
            isNew
                ? say("从这里到第一张号票约十分钟。", "From here to the first ticket it takes about ten minutes.")
                : say("这台机器已有配置：现有的值就是默认值。", "This hall is set up already: what it has are the defaults."),
            say("回车采用方括号里的默认值；输入 < 返回上一个问题；Ctrl-C 离开。", "Enter takes what is in brackets; < goes back; Ctrl-C leaves."),
            say("最后核对同意之前，什么都不会改动。", "Nothing is changed before you agree at the end."),
            say("按回车开始", "press Enter to begin"),
            usual: ""
        )
    }

    private var hallQuestion: SetupQuestion {
        switch step {
        case .name:
            ask(
                say("显示在大屏、屏幕和号票上。", "As it stands on boards, screens and slips."),
                say("大厅名称", "name of the hall"),
                usual: known(answers.name)
            )
        case .id:
            ask(
                say(
                    "大厅的编号，用于中心和日志，之后不能改。字母、数字。",
                    "Its name among machines, for center and logs; it cannot be changed later."
                ),
                say("编号", "id"),
                usual: answers.hall == HallAnswers.nobody.hall ? suggestedID : answers.hall.text
            )
        case .profile:
            ask(
                say("1 政务服务中心；2 乡镇（街道）便民服务中心，1～6 个窗口。", "1 a city's or county's hall; 2 a township's, 1 to 6 windows."),
                say("规模", "size"),
                usual: answers.profile == .township ? "2" : "1"
            )
        case .telephone:
            ask(
                say("咨询电话，印在号票上、显示在屏幕上（R7）。", "Whom visitors ask, on slips and screens (R7)."),
                say("咨询电话", "telephone"),
                usual: known(answers.telephone)
            )
        case .booking:
            ask(
                say("怎样预约，印在号票上，如：省政务服务网、“豫事办”。", "How to book, on slips and screens."),
                say("预约方式", "how to book"),
                usual: known(answers.booking)
            )
        case .hours:
            ask(
                say("开放时间；不同的日子用 ; 隔开：", "When it is open; more days after a semicolon:"),
                "  mon-fri 09:00-12:00 13:00-17:00; sat 09:00-12:00",
                say("开放时间", "hours"),
                usual: answers.hours.text
            )
        default: ask(say("时区", "time zone"), usual: answers.zone)
        }
    }

    private func known(_ text: String) -> String? { text.isEmpty ? nil : text }

    /// The initials of its name's pinyin in small letters.
    private var suggestedID: String? {
        let initials = PinyinInitials.initials(of: answers.name).lowercased().prefix(40)
        return initials.isEmpty ? nil : String(initials)
    }

    private var serviceQuestion: SetupQuestion {
        let services = answers.services
        switch step {
        case .serviceName(let place) where place < services.count:
            return ask(
                say("第 \(place + 1) 项业务。输入 - 删除它。", "Service \(place + 1). A - removes it."),
                say("业务名称", "name"),
                usual: services[place].name
            )
        case .serviceName(let place):
            return ask(
                say("群众取号时选择的业务，如：不动产登记。", "What visitors choose, as Real estate registration."),
                place == 0
                    ? say("第 1 项业务的名称", "name of the first service")
                    : say("第 \(place + 1) 项业务的名称（没有了就按回车）", "name of the next one (Enter when there is none)"),
                usual: place == 0 ? nil : ""
            )
        case .servicePrefix(let place):
            return ask(
                say(
                    "号码以字母开头，如 \(services[place].prefix)001。不用 I O S V Z。",
                    "Its numbers begin with it, as \(services[place].prefix)001. Not I, O, S, V, Z."
                ),
                say("“\(services[place].name)”的字母", "letter of \(services[place].name)"),
                usual: services[place].prefix.text
            )
        case .serviceInitials(let place):
            let pinyin = PinyinInitials.initials(of: services[place].name)
            return ask(
                say("在取号机上按拼音首字母查找时用。", "What it is found by on a kiosk's screen."),
                say("“\(services[place].name)”的首字母", "initials of \(services[place].name)"),
                usual: services[place].initials ?? (pinyin.isEmpty ? services[place].prefix.text : pinyin)
            )
        default: return ask("")
        }
    }

    private var windowQuestion: SetupQuestion {
        guard case .windowServices(let place) = step else {
            return ask(say("有几个窗口", "how many windows"), usual: "\(max(1, answers.windows.count))")
        }
        let window = answers.windows[place]
        let list = answers.services.enumerated().map { "  \($0.offset + 1)  \($0.element.prefix) \($0.element.name)" }
        let numbers = answers.services.indices.filter { window.services.contains(answers.services[$0].id) }.map {
            "\($0 + 1)"
        }
        let isAll = numbers.count == answers.services.count
        return SetupQuestion(
            step.title.text(language),
            [say("窗口办理哪些业务？输入序号，* 表示全部。", "Which services does it handle? Numbers, or * for all.")]
                + Self.columns(list),
            say("窗口 \(window.id)", "window \(window.id)"),
            usual: isAll || numbers.isEmpty ? "*" : numbers.joined(separator: " ")
        )
    }

    /// A long list in two columns, so that it fits the console.
    private static func columns(_ list: [String]) -> [String] {
        guard list.count > longestList else { return list }
        let half = (list.count + 1) / 2
        return (0..<half).map { place in
            place + half < list.count ? list[place] + "   |" + list[place + half] : list[place]
        }
    }

    /// Lines that leave room for the rest of a question on 24.
    private static let longestList = 14

    private var centerQuestion: SetupQuestion {
        switch step {
        case .center:
            ask(
                say(
                    "市级预约中心的地址，如 https://center.example:8443。没有就输入 -，以后再加入。",
                    "The city's booking center, as https://center.example:8443; - for none yet."
                ),
                say("预约中心", "center"),
                usual: wishes.center ?? surroundings.enrolledAt ?? "-"
            )
        case .centerID:
            ask(
                say("大厅在预约中心属于哪个中心（编号）。", "Which center of the city this hall belongs to, by its id."),
                say("中心编号", "center's id"),
                usual: answers.center.text
            )
        default:
            ask(
                say(
                    "中心的工作人员用 kioskctl enroll code 或 /office 生成，一天内有效，只能用一次。",
                    "Made at the center by kioskctl enroll code or at /office; good once, for a day."
                ),
                say("一次性代码", "one-time code"),
                usual: wishes.code
            )
        }
    }
}
