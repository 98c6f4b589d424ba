// SPDX-License-Identifier: Apache-2.0
import Ports
import Simulators
import Terms

@testable import Readers

/// The conversation with a card module that answers anything at any time.
enum SDTTalk {
    static func check(_ input: [UInt8]) throws(Broken) {
        var script = ByteScript(input)
        var dialogue = SDTDialogue(ways: script.flag() ? [.plainReports, .wrappedReports] : nil)
        var now = MonotonicTime(nanoseconds: 0)
        var isOpen = false
        while !script.isAtEnd {
            let happening = happening(&script, dialogue.deadline, &now)
            if case .opened = happening { isOpen = true }
            if case .closed = happening { isOpen = false }
            let actions = dialogue.handle(happening, at: now)
            try check(actions, after: happening)
            try hold((dialogue.deadline != nil) == isOpen, "a deadline without a port, or a port without one")
            if let deadline = dialogue.deadline, !actions.isEmpty {
                try hold(deadline >= now, "a deadline in the past")
            }
        }
        if isOpen { try goesOn(dialogue) }
    }

    /// What happens next; a tick comes in time, early, or after a while.
    private static func happening(
        _ script: inout ByteScript,
        _ deadline: MonotonicTime?,
        _ now: inout MonotonicTime
    ) -> SDTDialogue.Input {
        switch script.number(below: 10) {
        case 0: return .opened
        case 1: return script.number(below: 8) == 0 ? .closed : .tick
        case 2: return .brokenFrame
        case 3:
            now = now.advanced(by: .milliseconds(Int(script.byte()) * 50))
            return .tick
        case 4: return .answer(answer(0x90, SyntheticPeople.zhangSan.reading))
        case 5:
            let status = script.oneOf(SDTStatus.allCases)
            return .answer(answer(status.rawValue, script.flag() ? [] : [UInt8](repeating: 0, count: 4)))
        case 6: return .answer(answer(script.byte(), script.piece()))
        default:
            now = deadline.map { max($0, now) } ?? now
            return .tick
        }
    }

    private static func answer(_ code: UInt8, _ data: [UInt8]) -> SDTAnswer {
        SDTAnswer(body: ([0, 0, code] + data)[...])
    }

    private static func check(_ actions: [SDTDialogue.Action], after happening: SDTDialogue.Input) throws(Broken) {
        var sendings = 0
        for action in actions {
            switch action {
            case .send: sendings += 1
            case .use: try hold(sendings == 0, "the way is changed after the sending")
            case .report(.card(let person)):
                guard case .answer = happening else { throw Broken(rule: "a card without an answer") }
                try Discretion.check(concealed: person, person.document.plain)
            case .report: break
            }
        }
        try hold(sendings <= 1, "two commands at once")
    }

    /// Left alone, an open port is asked something again at the second deadline at the latest.
    private static func goesOn(_ start: SDTDialogue) throws(Broken) {
        var dialogue = start
        for _ in 0..<2 {
            guard let deadline = dialogue.deadline else { break }
            if dialogue.handle(.tick, at: deadline).contains(where: { if case .send = $0 { true } else { false } }) {
                return
            }
        }
        throw Broken(rule: "an open port is no longer asked")
    }
}
