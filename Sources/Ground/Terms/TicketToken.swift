// SPDX-License-Identifier: Apache-2.0

/// The opaque token in a slip's QR code: 26 characters of Crockford Base32 (130 bits), without any meaning or person.
package struct TicketToken: TextCoded {
    package let text: String

    package init?(text: String) {
        guard text.utf8.count == Self.length, text.utf8.allSatisfy({ Self.alphabet.contains($0) }) else { return nil }
        self.text = text
    }

    /// Makes a token from at least 17 random or keyed bytes, of which the first 130 bits are used.
    package init(bytes: [UInt8]) {
        precondition(bytes.count * 8 >= Self.length * 5, "a token needs 17 bytes")
        let symbols = (0..<Self.length).map { index in
            let bit = index * 5
            let high = UInt16(bytes[bit / 8]) << 8
            let low = bit / 8 + 1 < bytes.count ? UInt16(bytes[bit / 8 + 1]) : 0
            return Self.alphabet[Int(((high | low) >> (11 - UInt16(bit % 8))) & 0x1F)]
        }
        text = String(decoding: symbols, as: UTF8.self)
    }

    private static let length = 26
    private static let alphabet = Array("0123456789ABCDEFGHJKMNPQRSTVWXYZ".utf8)
}
