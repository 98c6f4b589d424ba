// SPDX-License-Identifier: Apache-2.0

/// A character typed as a number on the keypad while Alt is held (devices.md D.1).
package struct AltCode: Sendable {
    /// What numbers above 127 mean: the same number is another character in each, so that it cannot be guessed.
    package enum Meaning: String, Sendable, CaseIterable {
        /// They mean nothing; the scanner is not set to such codes.
        case none
        /// The two bytes of a GBK character, as on a Chinese Windows: 中 is 54992.
        case gbk
        /// The code point, as in word processors: 中 is 20013.
        case unicode
    }

    /// The most digits of a number: U+10FFFF is 1114111.
    static let digitLimit = 7

    private var digits: [UInt8] = []
    private var isTooLong = false

    var isEmpty: Bool { digits.isEmpty }

    mutating func add(_ digit: UInt8) {
        if digits.count < Self.digitLimit { digits.append(digit) } else { isTooLong = true }
    }

    /// The character meant; nil when there is none.
    func scalar(_ meaning: Meaning) -> Unicode.Scalar? {
        let number = digits.reduce(UInt32(0)) { $0 * 10 + UInt32($1) }
        guard !isTooLong, number > 0 else { return nil }
        // 065 and 0065 are both A; only a fourth digit makes a leading zero mean Windows-1252.
        if digits.count == 4, digits[0] == 0, let byte = UInt8(exactly: number) { return Self.windows1252(byte) }
        switch (number, meaning) {
        case (..<0x80, _): return Unicode.Scalar(number)
        case (0xA0..., .unicode): return Unicode.Scalar(number)
        case (0x8140...0xFEFE, .gbk):
            let text = GB18030.text([UInt8(number >> 8), UInt8(number & 0xFF)])?.unicodeScalars
            return text?.count == 1 ? text?.first : nil
        default: return nil
        }
    }

    /// Windows-1252 differs from Latin-1 in 80–9F (unicode.org, CP1252.TXT); blanks are unassigned.
    private static func windows1252(_ byte: UInt8) -> Unicode.Scalar? {
        guard (0x80...0x9F).contains(byte) else { return Unicode.Scalar(byte) }
        let scalar = upperControls[Int(byte - 0x80)]
        return scalar == " " ? nil : scalar
    }

    private static let upperControls = Array("€ ‚ƒ„…†‡ˆ‰Š‹Œ Ž  ‘’“”•–—˜™š›œ žŸ".unicodeScalars)
}
