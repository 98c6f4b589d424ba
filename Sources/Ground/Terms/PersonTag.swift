// SPDX-License-Identifier: Apache-2.0

/// The keyed hash of (document type, number): all that a hall keeps of a person's identity.
///
/// 32 bytes as 64 lower-case hex digits.
package struct PersonTag: TextCoded {
    let high: SixteenBytes
    let low: SixteenBytes

    /// Reads 64 lower-case hex digits.
    package init?(text: String) { self.init(utf8: Array(text.utf8)[...]) }

    package init?(utf8 digits: ArraySlice<UInt8>) {
        guard digits.count == 64, let high = SixteenBytes(hex: digits.prefix(32)),
            let low = SixteenBytes(hex: digits.suffix(32))
        else { return nil }
        self.init(high: high, low: low)
    }

    /// Wraps a 32-byte keyed hash; another length is a programming error.
    package init(hash: [UInt8]) {
        precondition(hash.count == 32, "a person tag is 32 bytes")
        self.init(high: SixteenBytes(hash.prefix(16)), low: SixteenBytes(hash.suffix(16)))
    }

    init(high: SixteenBytes, low: SixteenBytes) { (self.high, self.low) = (high, low) }

    package var text: String { textFromBytes }

    package func append(to bytes: inout [UInt8]) {
        high.appendHex(to: &bytes)
        low.appendHex(to: &bytes)
    }
}
