// SPDX-License-Identifier: Apache-2.0
package import Terms

/// A published catalog of one center: numbered, never changed again, ready to be signed for its halls (F2, R64).
package struct CatalogVersion: Sendable, Equatable {
    /// The center.
    package let center: CenterID
    /// Its number among those of its center, from 1 on.
    package let number: Int
    /// The canonical JSON that `CatalogContent` writes.
    package let content: String
    /// SHA-256 of the content's UTF-8.
    package let sha256: [UInt8]
    /// When it was published.
    package let publishedAt: Timestamp
    /// Who published it.
    package let publishedBy: String

    /// Collects the parts.
    package init(
        center: CenterID,
        number: Int,
        content: String,
        sha256: [UInt8],
        publishedAt: Timestamp,
        publishedBy: String
    ) {
        (self.center, self.number, self.content, self.sha256) = (center, number, content, sha256)
        (self.publishedAt, self.publishedBy) = (publishedAt, publishedBy)
    }
}
