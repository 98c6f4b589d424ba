// SPDX-License-Identifier: Apache-2.0

/// What a frame that came from a window means (devices.md G.1).
package enum KeypadReport: Sendable, Equatable {
    /// A key, with the digits that were typed before it as far as the frame carries them.
    case pressed(KeypadKey, digits: [UInt8])
    /// Digits alone: a keypad that sends each as it is typed.
    case typed([UInt8])
    /// A visitor pressed one of the evaluator's four keys, 0–3.
    case graded(UInt8)
    /// A key that the protocol does not name.
    case unknown

    /// The command of keypads.
    static let keyCommand: UInt8 = 0x01
    /// The command of evaluators.
    static let gradeCommand: UInt8 = 0x11
    /// The evaluator's keys.
    static let grades: ClosedRange<UInt8> = 0...3

    /// Reads a frame; nil for one that no keypad or evaluator sends, such as another host's.
    package init?(_ frame: KeypadFrame) {
        guard let last = frame.data.last else { return nil }
        switch frame.command {
        case Self.gradeCommand:
            self = Self.grades.contains(last) && frame.data.count == 1 ? .graded(last) : .unknown
        case Self.keyCommand:
            let before = Array(frame.data.dropLast())
            guard before.allSatisfy({ $0 <= 9 }) else {
                self = .unknown
                return
            }
            if last <= 9 {
                self = .typed(before + [last])
            } else {
                self = KeypadKey(rawValue: last).map { .pressed($0, digits: before) } ?? .unknown
            }
        default: return nil
        }
    }
}

/// The keys that are no digits, by the codes in a frame's last byte.
package enum KeypadKey: UInt8, Sendable, CaseIterable {
    /// 评价: the visit is over, and the evaluator asks.
    case evaluate = 0x0B
    /// 呼叫.
    case callNext = 0x0C
    /// 重呼.
    case recall = 0x0D
    /// 取消.
    case cancel = 0x0E
    /// 确认.
    case ok = 0x0F
    /// 一米线.
    case oneMetreLine = 0x11
    /// 暂停.
    case pause = 0x12
    /// 转移.
    case transfer = 0x13
}

extension KeypadFrame {
    /// The acknowledgement that the sender waits for: the same frame, but to an evaluator with command 01.
    package var acknowledgement: KeypadFrame {
        guard command == KeypadReport.gradeCommand else { return self }
        return KeypadFrame(address: address, command: KeypadReport.keyCommand, data: data)
    }
}
