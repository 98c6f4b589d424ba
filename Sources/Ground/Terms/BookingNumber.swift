// SPDX-License-Identifier: Apache-2.0

/// A booking number (预约号), exchanged on site for a ticket number: 4–64 characters of `A–Z 0–9 -` (A23: opaque).
///
/// Numbers that our center gives out are 12 digits, the last an ISO 7064 MOD 11,10 check digit, so that a slip of the
/// finger on the keypad is noticed before anything is asked of the center.
package struct BookingNumber: TextCoded {
    package let text: String

    /// Reads a number as typed or scanned: surrounding space is dropped, lower case and full width are folded.
    package init?(text: String) {
        let folded = text.unicodeScalars.compactMap(Self.fold)
        guard (4...64).contains(folded.count), folded.allSatisfy(Self.isAllowed) else { return nil }
        self.text = String(decoding: folded, as: UTF8.self)
    }

    /// Makes the 12-digit number with the 11-digit `serial`; nil when it has more digits.
    package init?(serial: Int) {
        guard (0...99_999_999_999).contains(serial) else { return nil }
        let digits = Digits.padded(serial, to: 11)
        text = digits + String(Self.checkDigit(Array(digits.utf8)))
    }

    /// False when the number looks like ours (12 digits) but its check digit is wrong, as after a typing slip.
    package var isPlausible: Bool {
        let bytes = Array(text.utf8)
        guard bytes.count == 12, Digits.value(bytes) != nil else { return true }
        return Self.checkDigit(Array(bytes.dropLast())) == Int(bytes[11] - UInt8(ascii: "0"))
    }

    /// ISO 7064:2003, hybrid system MOD 11,10.
    private static func checkDigit(_ digits: [UInt8]) -> Int {
        var product = 10
        for digit in digits {
            let sum = (Int(digit - UInt8(ascii: "0")) + product) % 10
            product = (sum == 0 ? 10 : sum) * 2 % 11
        }
        return (11 - product) % 10
    }

    private static func fold(_ scalar: UnicodeScalar) -> UInt8? {
        switch scalar.value {
        case 0x20, 0x3000, 0x09, 0x0D, 0x0A: nil
        case 0xFF01...0xFF5E: upper(UInt8(scalar.value - 0xFEE0))
        case 0x21...0x7E: upper(UInt8(scalar.value))
        default: 0
        }
    }

    private static func upper(_ byte: UInt8) -> UInt8 {
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte) ? byte - 0x20 : byte
    }

    private static func isAllowed(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"): true
        default: false
        }
    }
}
