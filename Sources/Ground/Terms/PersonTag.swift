// SPDX-License-Identifier: Apache-2.0

/// The keyed hash of (document type, number): all that a hall keeps of a person's identity.
///
/// 32 bytes as 64 lower-case hex digits.
package struct PersonTag: TextCoded {
    package let text: String

    /// Reads 64 lower-case hex digits.
    package init?(text: String) {
        guard text.utf8.count == 64, Hex.bytes(text) != nil else { return nil }
        self.text = text
    }

    /// Wraps a 32-byte keyed hash; another length is a programming error.
    package init(hash: [UInt8]) {
        precondition(hash.count == 32, "a person tag is 32 bytes")
        text = Hex.text(hash)
    }
}
