// SPDX-License-Identifier: Apache-2.0
import Catalog
import Terms

/// An item with its revision and, of a center's items, the business that takes it.
struct ItemView: Encodable {
    private let found: StoredItem

    init(_ found: StoredItem) { self.found = found }

    func encode(to encoder: any Encoder) throws {
        try found.item.encode(to: encoder)
        var members = encoder.container(keyedBy: TextKey.self)
        try members.encode(found.revision, forKey: TextKey("revision"))
        try members.encodeIfPresent(found.service, forKey: TextKey("service"))
    }
}

/// A published catalog.
struct EditionView: Encodable {
    let version, bytes: Int
    let sha256, publishedAt, publishedBy: String

    init(_ edition: CatalogEdition, _ now: Moment) {
        (version, bytes, sha256) = (edition.number, edition.bytes, Hex.text(edition.sha256))
        (publishedAt, publishedBy) = (now.at(edition.publishedAt).rfc3339, edition.publishedBy)
    }
}

extension CatalogEdition {
    /// The version without its content.
    init(_ version: CatalogVersion) {
        self.init(
            number: version.number,
            bytes: version.content.utf8.count,
            sha256: version.sha256,
            publishedAt: version.publishedAt,
            publishedBy: version.publishedBy
        )
    }
}
