// SPDX-License-Identifier: Apache-2.0
package import Catalog
import Rows
package import Terms
import Vault

// What was published for halls: numbered, never changed (R64).
extension CenterStore {
    /// Publishes what `center` offers now; the last version again when nothing has changed, nil without such a center.
    package func publishCatalog(
        of center: CenterID,
        by staff: StaffID,
        at now: Timestamp
    ) throws(StoreError) -> CatalogVersion? {
        try writing("publish catalog") { () throws(StoreError) in
            guard let content = try catalogContent(of: center) else { return nil }
            let last = try catalogVersion(of: center)
            if let last, content.json(version: last.number) == last.content { return last }
            let number = (last?.number ?? 0) + 1
            let text = content.json(version: number)
            let version = CatalogVersion(
                center: center,
                number: number,
                content: text,
                sha256: Digest.sha256(Array(text.utf8)),
                publishedAt: now,
                publishedBy: staff.text
            )
            try insert(version)
            return version
        }
    }

    /// The newest version of a center's catalog; nil when none was published.
    package func catalogVersion(of center: CenterID) throws(StoreError) -> CatalogVersion? {
        try reading { () throws(RowsError) in
            try bindingRows.newest.first(.text(center.text)) { row throws(RowsError) in try CatalogVersion(row) }
        }
        .map { version throws(StoreError) in try intact(version, "catalog_version") }
    }

    /// One version of a center's catalog; nil when there is none of that number.
    package func catalogVersion(of center: CenterID, number: Int) throws(StoreError) -> CatalogVersion? {
        try reading { () throws(RowsError) in
            try bindingRows.version.first(.text(center.text), .integer(Int64(number))) {
                row throws(RowsError) in try CatalogVersion(row)
            }
        }
        .map { version throws(StoreError) in try intact(version, "catalog_version") }
    }

    /// The versions of a center's catalog without their contents, the newest first.
    package func catalogVersions(of center: CenterID) throws(StoreError) -> [CatalogEdition] {
        try reading { () throws(RowsError) in
            try bindingRows.versions.rows(.text(center.text)) { row throws(RowsError) in
                CatalogEdition(
                    number: Int(try row.integer(0)),
                    bytes: Int(try row.integer(1)),
                    sha256: try row.blob(2),
                    publishedAt: Timestamp(milliseconds: try row.integer(3)),
                    publishedBy: try row.text(4)
                )
            }
        }
    }

    /// What `center` offers now; nil without such a center.
    func catalogContent(of center: CenterID) throws(StoreError) -> CatalogContent? {
        guard let profile = try self.center(center) else { return nil }
        let found = try reading { () throws(RowsError) in
            try bindingRows.contents.rows(.text(center.text)) { row throws(RowsError) in
                (try row.text(0), Int(try row.integer(1)), try row.text(2))
            }
        }
        let items = try found.map { content, revision, service throws(StoreError) in
            let item: CatalogItem = try StoredJSON.record(content, "catalog_item_revision")
            return CatalogContent.Item(
                code: item.code,
                revision: revision,
                name: item.name,
                englishName: item.englishName,
                department: item.department,
                service: try intact(ServiceID(service), "catalog_binding"),
                isBookable: item.isBookable
            )
        }
        return CatalogContent(center: profile, services: try services(of: center), items: items)
    }

    private func insert(_ version: CatalogVersion) throws(StoreError) {
        try reading { () throws(RowsError) in
            try bindingRows.insertVersion.run(
                .text(version.center.text),
                .integer(Int64(version.number)),
                .text(version.content),
                .blob(version.sha256),
                .integer(version.publishedAt.milliseconds),
                .text(version.publishedBy)
            )
        }
    }
}

extension CatalogVersion {
    /// Reads a row of `SELECT * FROM catalog_version`; nil when its content is not what was published.
    init?(_ row: borrowing Row) throws(RowsError) {
        let (content, sha256) = (try row.text(2), try row.blob(3))
        guard let center = CenterID(try row.text(0)), Digest.sha256(Array(content.utf8)) == sha256 else { return nil }
        self.init(
            center: center,
            number: Int(try row.integer(1)),
            content: content,
            sha256: sha256,
            publishedAt: Timestamp(milliseconds: try row.integer(4)),
            publishedBy: try row.text(5)
        )
    }
}
