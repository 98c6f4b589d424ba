// SPDX-License-Identifier: Apache-2.0

/// The opaque token in a slip's QR code: 26 characters of Crockford Base32 (130 bits), without any meaning or person.
package struct TicketToken: TextCoded {
    /// The first 24 characters in two words of 12, five bits each.
    let words: SixteenBytes
    /// The last two characters, ten bits.
    let tail: UInt16

    package init?(text: String) { self.init(utf8: Array(text.utf8)[...]) }

    package init?(utf8 symbols: ArraySlice<UInt8>) {
        guard symbols.count == Self.length else { return nil }
        var high: UInt64 = 0
        var low: UInt64 = 0
        var tail: UInt16 = 0
        for (index, symbol) in symbols.enumerated() {
            guard let value = Self.value(symbol) else { return nil }
            switch index {
            case ..<12: high = high << 5 | UInt64(value)
            case ..<24: low = low << 5 | UInt64(value)
            default: tail = tail << 5 | UInt16(value)
            }
        }
        self.init(SixteenBytes(high: high, low: low), tail: tail)
    }

    /// Makes a token from at least 17 random or keyed bytes, of which the first 130 bits are used.
    package init(bytes: [UInt8]) {
        precondition(bytes.count * 8 >= Self.length * 5, "a token needs 17 bytes")
        let first: UInt64 = BigEndian.value(bytes[0..<8])
        let second: UInt64 = BigEndian.value(bytes[8..<16])
        // 60 + 60 + 10 of the 64 + 64 + 8 bits.
        let high = first >> 4
        let low = (first & 0xF) << 56 | second >> 8
        self.init(SixteenBytes(high: high, low: low), tail: UInt16(second & 0xFF) << 2 | UInt16(bytes[16] >> 6))
    }

    init(_ words: SixteenBytes, tail: UInt16) { (self.words, self.tail) = (words, tail) }

    package var text: String { textFromBytes }

    package func append(to bytes: inout [UInt8]) {
        for word in [words.high, words.low] {
            for shift in stride(from: 55, through: 0, by: -5) { Self.append(word >> UInt64(shift), to: &bytes) }
        }
        Self.append(UInt64(tail >> 5), to: &bytes)
        Self.append(UInt64(tail), to: &bytes)
    }

    private static func append(_ symbol: UInt64, to bytes: inout [UInt8]) { bytes.append(alphabet[Int(symbol & 0x1F)]) }

    /// The five bits of a symbol; the letters leave out I, L, O and U.
    private static func value(_ symbol: UInt8) -> UInt8? {
        switch symbol {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): symbol - UInt8(ascii: "0")
        case UInt8(ascii: "A")...UInt8(ascii: "H"): symbol - UInt8(ascii: "A") + 10
        case UInt8(ascii: "J"), UInt8(ascii: "K"): symbol - UInt8(ascii: "J") + 18
        case UInt8(ascii: "M"), UInt8(ascii: "N"): symbol - UInt8(ascii: "M") + 20
        case UInt8(ascii: "P")...UInt8(ascii: "T"): symbol - UInt8(ascii: "P") + 22
        case UInt8(ascii: "V")...UInt8(ascii: "Z"): symbol - UInt8(ascii: "V") + 27
        default: nil
        }
    }

    static let length = 26
    private static let alphabet = Array("0123456789ABCDEFGHJKMNPQRSTVWXYZ".utf8)
}
