// SPDX-License-Identifier: Apache-2.0

/// A booking number (预约号), exchanged on site for a ticket number: 4–64 characters of `A–Z 0–9 -` (A23: opaque).
///
/// Numbers that our center gives out are 12 digits, the last an ISO 7064 MOD 11,10 check digit, so that a slip of the
/// finger on the keypad is noticed before anything is asked of the center.
package struct BookingNumber: TextCoded {
    package let text: String

    /// Reads a number as typed or scanned: surrounding space is dropped, lower case and full width are folded.
    package init?(text: String) {
        let folded = text.utf8.allSatisfy(Self.isAllowed) ? text : Typed.folded(text)
        guard (4...64).contains(folded.utf8.count), folded.utf8.allSatisfy(Self.isAllowed) else { return nil }
        self.text = folded
    }

    /// Reads a number that a person typed or held under a scanner: as `init(text:)`, but never an identity number.
    ///
    /// Whoever enters theirs, perhaps with a slip in a digit, must not have it taken for a booking number, which is sent
    /// and stored, and hashed without a key.
    package init?(entered text: String) {
        self.init(text: text)
        guard !Self.isIdentity(self.text) else { return nil }
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

    private static func isIdentity(_ text: String) -> Bool {
        do throws(IDNumberError) {
            _ = try IDNumber(text)
            return true
        } catch { return error == .checkDigit }
    }

    private static func isAllowed(_ byte: UInt8) -> Bool {
        Digits.isCapital(byte) || Digits.isDigit(byte) || byte == UInt8(ascii: "-")
    }
}
