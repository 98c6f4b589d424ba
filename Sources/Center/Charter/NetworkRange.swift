// SPDX-License-Identifier: Apache-2.0

/// A range of addresses as `10.0.0.0/8` or `fd00::/8`, or a single address.
package struct NetworkRange: Hashable, Sendable {
    private let first: NumericAddress
    /// Leading bits of the 128 that count.
    private let bits: Int

    /// Reads an address, or an address, a slash and the length of its prefix.
    package init?(_ text: String) {
        let parts = text.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false)
        guard let address = NumericAddress(parts[0]) else { return nil }
        let width = address.isIPv4 && !parts[0].utf8.contains(UInt8(ascii: ":")) ? 32 : 128
        var length = width
        if parts.count == 2 {
            guard let given = Int(parts[1]), (0...width).contains(given), parts[1].utf8.first != UInt8(ascii: "+")
            else { return nil }
            length = given
        }
        (first, bits) = (address, 128 - width + length)
    }

    /// Whether `address` lies in the range.
    package func contains(_ address: NumericAddress) -> Bool {
        let high = mask(min(bits, 64))
        let low = mask(max(0, bits - 64))
        return (address.high ^ first.high) & high == 0 && (address.low ^ first.low) & low == 0
    }

    private func mask(_ bits: Int) -> UInt64 { bits == 0 ? 0 : UInt64.max << UInt64(64 - bits) }
}
