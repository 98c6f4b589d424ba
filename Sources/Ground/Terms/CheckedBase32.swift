// SPDX-License-Identifier: Apache-2.0

/// Bytes as groups of characters that people type from a sheet of paper: 5 bits each, and a check character a group.
///
/// The alphabet is Crockford's: digits and capitals without I, L, O and U; small letters are read as capitals, I and L as 1,
/// O as 0. The check is a weighted sum over GF(32), so any one wrong character of a group, and any two neighbours that
/// change places, are noticed, and so is a group that stands in another's place.
package enum CheckedBase32 {
    /// Data characters of a group; the check is one more.
    package static let groupLength = 4

    /// Why a text is not what `encode` made.
    package enum Fault: Error, Hashable, Sendable {
        /// A character that is none of the alphabet's.
        case character
        /// Too short or too long.
        case length
        /// The check of that group does not fit; counted from 1.
        case group(Int)
    }

    /// Writes `bytes`, whose bits fill whole groups: a multiple of five bytes.
    package static func encode(_ bytes: [UInt8]) -> String {
        precondition(bytes.count.isMultiple(of: 5), "whole groups only")
        var symbols: [UInt8] = []
        var (buffer, bits) = (0, 0)
        for byte in bytes {
            (buffer, bits) = (buffer << 8 | Int(byte), bits + 8)
            while bits >= 5 {
                bits -= 5
                symbols.append(UInt8(buffer >> bits & 31))
            }
            buffer &= (1 << bits) - 1
        }
        let groups = stride(from: 0, to: symbols.count, by: groupLength).enumerated().map { place, start in
            let group = symbols[start..<start + groupLength]
            return String(decoding: (group + [check(group, place)]).map { alphabet[Int($0)] }, as: UTF8.self)
        }
        return groups.joined(separator: "-")
    }

    /// Reads `count` bytes back; hyphens and spaces count for nothing.
    package static func decode(_ text: some StringProtocol, count: Int) throws(Fault) -> [UInt8] {
        precondition(count.isMultiple(of: 5), "whole groups only")
        var symbols: [UInt8] = []
        for byte in text.utf8 where byte != UInt8(ascii: "-") && byte != UInt8(ascii: " ") {
            guard let symbol = symbol(byte) else { throw .character }
            symbols.append(symbol)
        }
        let groups = count * 8 / 5 / groupLength
        guard symbols.count == groups * (groupLength + 1) else { throw .length }
        var (bytes, buffer, bits): ([UInt8], Int, Int) = ([], 0, 0)
        for place in 0..<groups {
            let start = place * (groupLength + 1)
            let group = symbols[start..<start + groupLength]
            guard check(group, place) == symbols[start + groupLength] else { throw .group(place + 1) }
            for symbol in group {
                (buffer, bits) = (buffer << 5 | Int(symbol), bits + 5)
                guard bits >= 8 else { continue }
                bits -= 8
                bytes.append(UInt8(buffer >> bits & 255))
                buffer &= (1 << bits) - 1
            }
        }
        return bytes
    }

    /// Σ αⁿ · symbol, n counting the characters, plus the group's place, so that groups cannot change places.
    private static func check(_ group: ArraySlice<UInt8>, _ place: Int) -> UInt8 {
        var sum = UInt8(place & 31)
        for (offset, symbol) in group.enumerated() { sum ^= product(symbol, power(offset + 1)) }
        return sum
    }

    /// α to the `exponent`th, α being a root of x⁵ + x² + 1.
    private static func power(_ exponent: Int) -> UInt8 { (0..<exponent).reduce(1) { value, _ in product(value, 2) } }

    /// The product of two elements of GF(32).
    private static func product(_ left: UInt8, _ right: UInt8) -> UInt8 {
        var (left, right, result): (UInt8, UInt8, UInt8) = (left, right, 0)
        while right > 0 {
            if right & 1 == 1 { result ^= left }
            left <<= 1
            if left & 32 != 0 { left ^= 0b100101 }
            right >>= 1
        }
        return result
    }

    private static let alphabet = Array("0123456789ABCDEFGHJKMNPQRSTVWXYZ".utf8)

    private static func symbol(_ byte: UInt8) -> UInt8? {
        let capital = byte >= UInt8(ascii: "a") && byte <= UInt8(ascii: "z") ? byte & 0xDF : byte
        let read: UInt8 =
            switch capital {
            case UInt8(ascii: "I"), UInt8(ascii: "L"): UInt8(ascii: "1")
            case UInt8(ascii: "O"): UInt8(ascii: "0")
            default: capital
            }
        return alphabet.firstIndex(of: read).map { UInt8($0) }
    }
}
