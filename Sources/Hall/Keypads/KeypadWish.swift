// SPDX-License-Identifier: Apache-2.0
package import Queueing
import Terms

/// What a clerk wants with a key.
package enum KeypadWish: Sendable, Equatable {
    /// 呼叫.
    case callNext
    /// 指呼 of the number with these digits.
    case call(Int)
    /// 重呼.
    case recall
    /// 受理.
    case serve
    /// 办结, which the key 评价 means.
    case finish
    /// 过号.
    case miss
    /// 挂起.
    case hold
    /// 回呼 of the ticket that was put aside first.
    case resume
    /// The document fits the booking (R22); the page has the other results and what an agent brings.
    case verify
    /// 暂停, or open again.
    case pauseOrOpen
    /// 转移 to the window with this number.
    case transfer(Int)
    /// A misclick is taken back.
    case undo
    /// A key or code that has no meaning here.
    case nothing

    /// Reads the code typed before 确认: 0, 3 and 6 are the protocol's, 1 is ours.
    init(code: Int) {
        switch code {
        case 0: self = .hold
        case 1: self = .verify
        case 3: self = .resume
        case 6: self = .miss
        default: self = .nothing
        }
    }

    /// The digits that name a ticket, if any.
    package var number: Int? { if case .call(let number) = self { number } else { nil } }
}

extension KeypadWish {
    /// The command it comes to at a window that is as `glance` says; nil when there is nothing to ask the hall for.
    package func command(_ glance: KeypadGlance, _ plan: HallPlan, _ unserved: KeypadUnserved) -> HallCommand? {
        let window = glance.window
        switch self {
        case .callNext: return .callNext(window: window, settling: settling(glance, unserved))
        case .call:
            guard glance.named.count == 1 else { return nil }
            return .callTicket(window: window, ticket: glance.named[0], settling: settling(glance, unserved))
        case .recall: return .step(window: window, .recall)
        case .serve: return .step(window: window, .serve)
        case .finish: return .finish(window: window, outcome: .done)
        case .miss: return .step(window: window, .miss)
        case .hold: return .step(window: window, .hold)
        case .resume: return glance.held.first.map { .resume(window: window, ticket: $0) }
        case .verify: return .verify(window: window, Verification(result: .match, principalDocument: true))
        case .pauseOrOpen: return .step(window: window, glance.mode == .open ? .pause : .open)
        case .transfer(let number):
            let goal =
                plan.windows.first { Int($0.label) == number } ?? plan.windows.first { Int($0.id.text) == number }
            return goal.map { .transfer(window: window, to: .window($0.id)) }
        case .undo: return .step(window: window, .undo)
        case .nothing: return nil
        }
    }

    /// Who is being served is done when the next is called; of one who was only called the hall decides.
    private func settling(_ glance: KeypadGlance, _ unserved: KeypadUnserved) -> Settling? {
        guard !glance.isServing else { return .finish }
        return switch unserved {
        case .refuse: nil
        case .miss: .miss
        case .finish: .finish
        }
    }
}

/// What 呼叫 does with a ticket that was called and not 受理.
package enum KeypadUnserved: String, Sendable, CaseIterable {
    /// A beep: the clerk says first whether the visitor came.
    case refuse
    /// The visitor did not come.
    case miss
    /// The clerks of this hall never press 确认 for 受理.
    case finish
}
