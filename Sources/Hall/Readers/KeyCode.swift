// SPDX-License-Identifier: Apache-2.0

/// The key codes of evdev that a decoder has to know by name (linux/input-event-codes.h, devices.md D.1).
enum KeyCode {
    static let tab: UInt16 = 15
    static let enter: UInt16 = 28
    static let keypadEnter: UInt16 = 96
    static let space: UInt16 = 57
    static let capsLock: UInt16 = 58
    static let leftAlt: UInt16 = 56
    static let rightAlt: UInt16 = 100
    static let shifts: Set<UInt16> = [42, 54]
    static let controls: Set<UInt16> = [29, 97]
    /// The keys with a company's sign, left and right.
    static let metas: Set<UInt16> = [125, 126]
    /// Keys that change what others mean while they are held.
    static let modifiers: Set<UInt16> = shifts.union(controls).union(metas).union([leftAlt, rightAlt])

    /// What the keypad's number keys mean, whatever NumLock says.
    ///
    /// A scanner that uses the keypad means digits; nobody drives the NumLock of a grabbed keyboard.
    static let keypadDigits: [UInt16: UInt8] = [
        82: 0, 79: 1, 80: 2, 81: 3, 75: 4, 76: 5, 77: 6, 71: 7, 72: 8, 73: 9,
    ]
    /// The keypad's other characters, but for the decimal sign, which is a matter of layout.
    static let keypadSigns: [UInt16: Unicode.Scalar] = [55: "*", 74: "-", 78: "+", 98: "/"]
    /// The keypad's decimal sign.
    static let keypadDecimal: UInt16 = 83
}
