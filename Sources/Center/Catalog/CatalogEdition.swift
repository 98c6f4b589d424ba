// SPDX-License-Identifier: Apache-2.0
package import Terms

/// A published catalog without its content, for lists.
package struct CatalogEdition: Sendable, Equatable {
    /// Its number among those of its center, from 1 on.
    package let number: Int
    /// The length of the content.
    package let bytes: Int
    /// SHA-256 of the content.
    package let sha256: [UInt8]
    /// When it was published.
    package let publishedAt: Timestamp
    /// Who published it.
    package let publishedBy: String

    /// Collects the parts.
    package init(number: Int, bytes: Int, sha256: [UInt8], publishedAt: Timestamp, publishedBy: String) {
        (self.number, self.bytes, self.sha256) = (number, bytes, sha256)
        (self.publishedAt, self.publishedBy) = (publishedAt, publishedBy)
    }
}
