// SPDX-License-Identifier: Apache-2.0

/// What a control of a HID device is for: a page and a number on it (USB-IF, HID Usage Tables 1.5).
package struct HIDUsage: Sendable, Hashable, Comparable {
    /// The page in the upper half, the number in the lower.
    package let rawValue: UInt32

    /// Makes the usage `number` of `page`.
    package init(page: UInt16, _ number: UInt16) { rawValue = UInt32(page) << 16 | UInt32(number) }

    init(rawValue: UInt32) { self.rawValue = rawValue }

    /// The page.
    package var page: UInt16 { UInt16(rawValue >> 16) }
    /// The number on its page.
    package var number: UInt16 { UInt16(rawValue & 0xFFFF) }

    package static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }

    /// A keyboard (HUT 1.5 section 4).
    package static let keyboard = HIDUsage(page: 0x01, 0x06)
    /// How many bytes of a report's buffer are used (HUT 1.5 section 4).
    package static let byteCount = HIDUsage(page: 0x01, 0x3B)
}
