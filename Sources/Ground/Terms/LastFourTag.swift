// SPDX-License-Identifier: Apache-2.0

/// The keyed hash of (booking number, last four characters of a document): the second fact for a typed number (A32).
///
/// 16 bytes as 32 hex digits. Bound to one booking, so it says nothing about a person's other bookings.
package struct LastFourTag: TextCoded {
    let hash: SixteenBytes

    /// Reads 32 lower-case hex digits.
    package init?(text: String) { self.init(utf8: Array(text.utf8)[...]) }

    package init?(utf8 digits: ArraySlice<UInt8>) {
        guard let hash = SixteenBytes(hex: digits) else { return nil }
        self.init(hash)
    }

    /// Wraps a 16-byte keyed hash; another length is a programming error.
    package init(hash: [UInt8]) {
        precondition(hash.count == 16, "a last-four tag is 16 bytes")
        self.init(SixteenBytes(hash))
    }

    init(_ hash: SixteenBytes) { self.hash = hash }

    package var text: String { textFromBytes }

    package func append(to bytes: inout [UInt8]) { hash.appendHex(to: &bytes) }
}
