// SPDX-License-Identifier: Apache-2.0

/// Builds the text that a request's digest is made of: every field with its length, so that no two requests share one.
///
/// A text is `5:words`, nothing is `-`. Stable across releases: stored digests are compared with new ones.
struct CanonicalText {
    private(set) var text = ""

    mutating func add(_ field: String?) {
        guard let field else {
            text += "-"
            return
        }
        text += "\(field.utf8.count):\(field)"
    }

    mutating func add(_ number: some BinaryInteger) { add(String(number)) }

    /// FNV-1a, 64 bits, of the text in UTF-8 (draft-eastlake-fnv section 2).
    var digest: UInt64 {
        text.utf8.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
    }
}
