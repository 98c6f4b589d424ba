// SPDX-License-Identifier: Apache-2.0
import Ports

/// Takes the meaning out of key presses: letters become X, digits 0, and what shifts, separates and ends stays.
///
/// By the code alone, so that a press and its release stay a pair, and each at its time. Codes are those of
/// linux/input-event-codes.h.
enum KeyMask {
    private static let (x, zero, keypadZero): (UInt16, UInt16, UInt16) = (45, 11, 82)
    /// Digits of the top row.
    private static let digits: ClosedRange<UInt16> = 2...11
    private static let keypadDigits: Set<UInt16> = [71, 72, 73, 75, 76, 77, 79, 80, 81, 82]
    /// Escape, minus, tab, enter, the modifiers and locks, comma, full stop, slash, space, and the keypad's signs.
    private static let kept: Set<UInt16> = [
        1, 12, 15, 28, 29, 42, 51, 52, 53, 54, 55, 56, 57, 58, 69, 74, 78, 83, 96, 97, 98, 100, 125, 126,
    ]
    /// EV_MSC, whose scan code tells the key as well.
    private static let miscellaneous: UInt16 = 4

    static func masked(_ event: InputEvent) -> InputEvent {
        if event.type == miscellaneous { return made(of: event, code: event.code, value: 0) }
        guard event.type == InputEvent.key, !kept.contains(event.code) else { return event }
        let code = digits.contains(event.code) ? zero : keypadDigits.contains(event.code) ? keypadZero : x
        return made(of: event, code: code, value: event.value)
    }

    private static func made(of event: InputEvent, code: UInt16, value: Int32) -> InputEvent {
        InputEvent(type: event.type, code: code, value: value, time: event.time)
    }

    static func masked(_ bytes: [UInt8]) -> [UInt8] { InputEvent.list(bytes).flatMap { masked($0).bytes } }
}
