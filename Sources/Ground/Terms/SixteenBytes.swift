// SPDX-License-Identifier: Apache-2.0

/// Sixteen bytes in place: a hash or half of one, without the heap that an array or a text needs.
struct SixteenBytes: Hashable, Sendable {
    let high: UInt64
    let low: UInt64

    init(high: UInt64, low: UInt64) { (self.high, self.low) = (high, low) }

    /// Takes exactly 16 bytes, the highest first.
    init(_ bytes: some Collection<UInt8>) {
        self.init(high: BigEndian.value(bytes.prefix(8)), low: BigEndian.value(bytes.dropFirst(8)))
    }

    /// Reads 32 lower-case hex digits, nil at anything else.
    init?(hex digits: ArraySlice<UInt8>) {
        guard digits.count == 32, let high = Self.word(digits.prefix(16)), let low = Self.word(digits.suffix(16))
        else { return nil }
        self.init(high: high, low: low)
    }

    /// Adds 32 lower-case hex digits.
    func appendHex(to bytes: inout [UInt8]) {
        for word in [high, low] {
            for shift in stride(from: 56, through: 0, by: -8) {
                Hex.append(UInt8(truncatingIfNeeded: word >> UInt64(shift)), to: &bytes)
            }
        }
    }

    private static func word(_ digits: ArraySlice<UInt8>) -> UInt64? {
        var word: UInt64 = 0
        for digit in digits {
            guard let value = Hex.value(digit) else { return nil }
            word = word << 4 | UInt64(value)
        }
        return word
    }
}
