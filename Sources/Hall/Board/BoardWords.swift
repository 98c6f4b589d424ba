// SPDX-License-Identifier: Apache-2.0

import Queueing

/// The fixed words of the board in one of its languages.
struct BoardWords: Sendable {
    let goTo: BoardText
    /// Over a window number that is drawn large.
    let goToLarge: BoardText
    let beforeWindow: BoardText
    let afterWindow: BoardText
    let recent: BoardText
    let next: BoardText
    let missed: BoardText
    let waiting: BoardText
    let welcome: BoardText
    /// Under the welcome, in the order of weight.
    let advice: [BoardText]
    let connecting: BoardText
    let standingHint: BoardText
    let delayed: BoardText
    /// Before a staff number.
    let staff: BoardText
    private let duties: [WindowBoard.Mode: BoardText]
    private let language: BoardOptions.Language

    init(_ language: BoardOptions.Language) {
        self.language = language
        func word(_ chinese: String, _ english: String, _ both: String? = nil) -> BoardText {
            switch language {
            case .chinese: BoardText(chinese)
            case .english: BoardText(english)
            case .both: BoardText(both ?? chinese + " " + english)
            }
        }
        goTo = word("请到", "Go to")
        goToLarge = word("请到", "Go to counter", "请到 Go to")
        // The spaces around are the layout's: words are cut at both ends.
        beforeWindow = word("", "Counter", "")
        afterWindow = word("号窗口", "", "号窗口")
        recent = word("最近呼叫", "Recent calls")
        next = word("即将呼叫", "Next")
        missed = word("过号", "Missed")
        waiting = word("等候", "Waiting")
        welcome = word("欢迎光临", "Welcome")
        advice = [
            word("请先取号", "Take a ticket", "请先取号 Take a ticket"),
            word("留意叫号", "Await your call", "留意叫号 Await your call"),
        ]
        connecting = word("正在连接", "Connecting")
        standingHint = word(
            "过号请到咨询台重新排队",
            "Missed your number? Please ask at the information desk.",
            "过号请到咨询台重新排队 Missed? Ask at the desk"
        )
        staff = word("工号", "Staff", "工号")
        duties = [
            .closed: word("未开放", "Closed"),
            .paused: word("暂停服务", "Paused"),
            .idle: word("欢迎光临", "Welcome"),
            .calling: word("请到本窗口", "Please come here"),
            .serving: word("正在办理", "Now serving"),
        ]
        delayed = word(
            "显示可能延迟，请留意语音/窗口",
            "Display may be late: listen, watch",
            "显示可能延迟，请留意语音/窗口 Display may be late"
        )
    }

    /// What a window is doing.
    func duty(_ mode: WindowBoard.Mode) -> BoardText { duties[mode] ?? BoardText("") }

    /// How long ago: `25秒`, `3分钟`, `2小时`.
    func age(seconds: Int64) -> BoardText {
        let isEnglish = language == .english
        return switch seconds {
        case ..<60: BoardText("\(seconds)" + (isEnglish ? " s" : "秒"))
        case ..<3600: BoardText("\(seconds / 60)" + (isEnglish ? " min" : "分钟"))
        default: BoardText("\(seconds / 3600)" + (isEnglish ? " h" : "小时"))
        }
    }

    /// Which call it is, from the second on: `第2次呼叫`.
    func recall(_ calls: Int) -> BoardText {
        language == .english ? BoardText("Call no. \(calls)") : BoardText("第\(calls)次呼叫")
    }

    /// What stands around a window's label: nothing when the label is a name, such as 咨询台.
    func window(_ label: BoardText) -> (before: BoardText, after: BoardText) {
        guard label.scalars.allSatisfy({ $0.isASCII && $0 != " " }) else { return (BoardText(""), BoardText("")) }
        return (beforeWindow, afterWindow)
    }
}
