// SPDX-License-Identifier: Apache-2.0

/// The province's keyed hash of (document type, number): how the cities of a province name a person to each other (R28).
///
/// 32 bytes as 64 lower-case hex digits, like a `PersonTag`, but under the key that the province gives to its cities: the
/// tag of one city says nothing to another.
package struct ProvinceMark: TextCoded {
    private let hash: PersonTag

    /// Reads 64 lower-case hex digits.
    package init?(text: String) { self.init(utf8: Array(text.utf8)[...]) }

    package init?(utf8 digits: ArraySlice<UInt8>) {
        guard let hash = PersonTag(utf8: digits) else { return nil }
        self.hash = hash
    }

    /// Wraps a 32-byte keyed hash; another length is a programming error.
    package init(hash: [UInt8]) { self.hash = PersonTag(hash: hash) }

    package var text: String { hash.text }

    package func append(to bytes: inout [UInt8]) { hash.append(to: &bytes) }
}
