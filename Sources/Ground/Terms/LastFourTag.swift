// SPDX-License-Identifier: Apache-2.0

/// The keyed hash of (booking number, last four characters of a document): the second fact for a typed number (A32).
///
/// 16 bytes as 32 hex digits. Bound to one booking, so it says nothing about a person's other bookings.
package struct LastFourTag: TextCoded {
    package let text: String

    /// Reads 32 lower-case hex digits.
    package init?(text: String) {
        guard text.utf8.count == 32, Hex.bytes(text) != nil else { return nil }
        self.text = text
    }

    /// Wraps a 16-byte keyed hash; another length is a programming error.
    package init(hash: [UInt8]) {
        precondition(hash.count == 16, "a last-four tag is 16 bytes")
        text = Hex.text(hash)
    }
}
