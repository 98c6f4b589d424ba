// SPDX-License-Identifier: Apache-2.0
package import Terms

/// An intent key with a digest of the request, so that a key reused for something else is noticed.
package struct Intent: Sendable, Equatable, Hashable, Codable {
    /// The key that retries carry again.
    package let key: IntentKey
    /// FNV-1a 64 of the canonical encoding of what was asked, without tokens and claims.
    package let digest: UInt64

    /// Joins key and digest.
    package init(key: IntentKey, digest: UInt64) { (self.key, self.digest) = (key, digest) }
}
