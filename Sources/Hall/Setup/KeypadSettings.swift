// SPDX-License-Identifier: Apache-2.0
package import Ports
import Settings
package import Terms

/// The call keypads and evaluators of one RS-485 line.
package struct KeypadSettings: Sendable, Equatable {
    /// One keypad.
    package struct Keypad: Sendable, Equatable {
        /// Its address on the line.
        package let address: UInt8
        /// The window it works for.
        package let window: WindowID
        /// Who presses it while nobody is signed in at the window.
        package let staff: StaffID?
        /// Whether an evaluator stands beside it.
        package let evaluates: Bool
    }

    /// What the key for the next does with a ticket that was called and whose visitor nobody has seen.
    package enum Unserved: String, Sendable, CaseIterable {
        case refuse, miss, finish
    }

    /// The addresses that keypads are set to.
    package static let addresses = 1...99
    /// Ratings from the worst to the best (好差评).
    package static let levels = 1...5

    /// What the status page calls the line.
    package let name: String
    /// Where it is: 9600 baud unless it says otherwise.
    package let address: DeviceAddress
    /// At least one.
    package let keypads: [Keypad]
    /// What the key for the next does with a ticket that nobody served.
    package let unserved: Unserved
    /// What the evaluators' keys 0–3 mean; nil for the documented meaning.
    package let keyLevels: [Int]?

    init(_ section: Section, windows: [WindowID]) throws(SettingsError) {
        name = section.label ?? "keypads"
        address = try section.required("address", section.takeAddress("address")).keypadLine
        unserved = try section.takeChoice("unserved") ?? .refuse
        let evaluators = try Self.numbers(section, "evaluators", in: Self.addresses)
        var keypads: [Keypad] = []
        for number in Self.addresses {
            let key = "keypad_\(number)"
            let staff = try section.takeIdentifier("staff_\(number)").flatMap { StaffID($0) }
            guard let text = try section.takeIdentifier(key) else {
                guard staff == nil, !evaluators.contains(number) else {
                    throw section.badValue(staff == nil ? "evaluators" : "staff_\(number)", expected: "for a \(key)")
                }
                continue
            }
            guard let window = windows.first(where: { $0.text == text }) else {
                throw section.badValue(key, expected: "a window of this hall")
            }
            keypads.append(
                Keypad(
                    address: UInt8(number),
                    window: window,
                    staff: staff,
                    evaluates: evaluators.contains(number)
                )
            )
        }
        self.keypads = try section.required("keypad_1", keypads.isEmpty ? nil : keypads)
        let levels = try Self.numbers(section, "levels", in: Self.levels)
        guard levels.isEmpty || levels.count == 4 else {
            throw section.badValue("levels", expected: "four ratings from 1 to 5, one for each key")
        }
        keyLevels = levels.isEmpty ? nil : levels
    }

    private static func numbers(
        _ section: Section,
        _ key: String,
        in bounds: ClosedRange<Int>
    ) throws(SettingsError) -> [Int] {
        let texts = try section.takeList(key)
        let numbers = texts.compactMap { Int($0) }
        guard numbers.count == texts.count, numbers.allSatisfy(bounds.contains) else {
            throw section.badValue(key, expected: "whole numbers from \(bounds.lowerBound) to \(bounds.upperBound)")
        }
        return numbers
    }
}

extension DeviceAddress {
    /// The same line at the keypads' 9600 baud; its own rate when it names another than the usual one of devices.
    fileprivate var keypadLine: DeviceAddress {
        guard case .serial(let match, .baud115200, let flow) = self else { return self }
        return .serial(match, baud: .baud9600, flow: flow)
    }
}
