// SPDX-License-Identifier: Apache-2.0

/// Base45 (RFC 9285): bytes as the 45 characters of a QR code's alphanumeric mode.
package enum Base45 {
    /// Encodes two bytes as three characters, a last single byte as two.
    package static func encode(_ bytes: some Sequence<UInt8>) -> String {
        var symbols: [UInt8] = []
        var high: Int?
        for byte in bytes {
            guard let first = high else {
                high = Int(byte)
                continue
            }
            let value = first << 8 | Int(byte)
            symbols += [alphabet[value % 45], alphabet[value / 45 % 45], alphabet[value / 2025]]
            high = nil
        }
        if let last = high { symbols += [alphabet[last % 45], alphabet[last / 45]] }
        return String(decoding: symbols, as: UTF8.self)
    }

    /// Decodes text that `encode` could have made; throws for any other.
    package static func decode(_ text: some StringProtocol) throws(Base45Error) -> [UInt8] {
        let symbols = Array(text.utf8)
        guard symbols.count % 3 != 1 else { throw .length }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(symbols.count / 3 * 2 + 1)
        for start in stride(from: 0, to: symbols.count, by: 3) {
            let group = symbols[start..<min(start + 3, symbols.count)]
            var value = 0
            for symbol in group.reversed() {
                guard let digit = digits[Int(symbol)] else { throw .character }
                value = value * 45 + digit
            }
            // RFC 9285 section 6: a group above FFFF (or a pair above FF) must be refused.
            guard value < (group.count == 3 ? 0x10000 : 0x100) else { throw .overflow }
            if group.count == 3 { bytes.append(UInt8(value >> 8)) }
            bytes.append(UInt8(value & 0xFF))
        }
        return bytes
    }

    /// RFC 9285 table 1.
    private static let alphabet = Array("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:".utf8)

    private static let digits: [Int?] = {
        var digits = [Int?](repeating: nil, count: 256)
        for (digit, symbol) in alphabet.enumerated() { digits[Int(symbol)] = digit }
        return digits
    }()
}
