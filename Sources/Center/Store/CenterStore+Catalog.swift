// SPDX-License-Identifier: Apache-2.0
package import Catalog
import Rows
package import Terms

// What the public and halls read of the catalog (F2).
extension CenterStore {
    /// Every department.
    package func departments() throws(StoreError) -> [Department] {
        try texts { () throws(RowsError) in
            try catalogRows.departments.rows { row throws(RowsError) in try row.text(0) }
        }
        .map { text throws(StoreError) in try StoredJSON.record(text, "catalog_department") }
    }

    /// The departments whose items are taken at a center.
    package func departments(at center: CenterID) throws(StoreError) -> [Department] {
        try texts { () throws(RowsError) in
            try catalogRows.departmentsOfCenter.rows(.text(center.text)) { row throws(RowsError) in try row.text(0) }
        }
        .map { text throws(StoreError) in try StoredJSON.record(text, "catalog_department") }
    }

    /// A department, nil when there is none.
    package func department(_ id: DepartmentID) throws(StoreError) -> Department? {
        try reading { () throws(RowsError) in
            try catalogRows.department.first(.text(id.text)) { row throws(RowsError) in try row.text(0) }
        }
        .map { text throws(StoreError) in try StoredJSON.record(text, "catalog_department") }
    }

    /// Every center of the city, the city's own first (R60).
    package func centers() throws(StoreError) -> [CenterProfile] {
        try texts { () throws(RowsError) in
            try catalogRows.centers.rows { row throws(RowsError) in try row.text(0) }
        }
        .map { text throws(StoreError) in try StoredJSON.record(text, "catalog_center") }
    }

    /// A center, nil when there is none.
    package func center(_ id: CenterID) throws(StoreError) -> CenterProfile? {
        try reading { () throws(RowsError) in
            try catalogRows.center.first(.text(id.text)) { row throws(RowsError) in try row.text(0) }
        }
        .map { text throws(StoreError) in try StoredJSON.record(text, "catalog_center") }
    }

    /// The businesses of a center, or of all.
    package func services(of center: CenterID?) throws(StoreError) -> [ServiceEntry] {
        try texts { () throws(RowsError) in
            try catalogRows.services.rows(.orNull(center?.text)) { row throws(RowsError) in try row.text(0) }
        }
        .map { text throws(StoreError) in try StoredJSON.record(text, "catalog_service") }
    }

    /// A business of a center, nil when there is none.
    package func service(_ center: CenterID, _ id: ServiceID) throws(StoreError) -> ServiceEntry? {
        try reading { () throws(RowsError) in
            try catalogRows.service.first(.text(center.text), .text(id.text)) { row throws(RowsError) in
                try row.text(0)
            }
        }
        .map { text throws(StoreError) in try StoredJSON.record(text, "catalog_service") }
    }

    /// An item as it is worded now, nil when there is none.
    package func item(_ code: ItemCode) throws(StoreError) -> StoredItem? {
        try reading { () throws(RowsError) in
            try catalogRows.item.first(.text(code.text)) { row throws(RowsError) in
                (try row.text(0), Int(try row.integer(1)))
            }
        }
        .map { row throws(StoreError) in
            StoredItem(item: try StoredJSON.record(row.0, "catalog_item_revision"), revision: row.1)
        }
    }

    /// An item as it was worded when a version was published that names this revision; nil when it never was.
    package func item(_ code: ItemCode, revision: Int) throws(StoreError) -> CatalogItem? {
        try reading { () throws(RowsError) in
            try catalogRows.itemOfRevision.first(.text(code.text), .integer(Int64(revision))) {
                row throws(RowsError) in try row.text(0)
            }
        }
        .map { text throws(StoreError) in try StoredJSON.record(text, "catalog_item_revision") }
    }

    /// A page of the items that `query` looks for, by code.
    package func items(_ query: ItemQuery) throws(StoreError) -> [StoredItem] {
        let (center, mode): (CenterID?, Int64) =
            switch query.binding {
            case .any: (nil, 0)
            case .bound(let center): (center, 1)
            case .unbound(let center): (center, 2)
            }
        let found = try reading { () throws(RowsError) in
            try catalogRows.items.rows(
                .orNull(center?.text),
                .text(query.after?.text ?? ""),
                .integer(mode),
                .text(CatalogItem.searchText(query.text)),
                .orNull(query.department?.text),
                .orNull(query.service?.text),
                .integer(query.includesRetired ? 1 : 0),
                .integer(Int64(max(1, min(query.limit, ItemQuery.pageLimit))))
            ) { row throws(RowsError) in (try row.text(0), Int(try row.integer(1)), try row.optionalText(2)) }
        }
        return try found.map { content, revision, service throws(StoreError) in
            StoredItem(
                item: try StoredJSON.record(content, "catalog_item_revision"),
                revision: revision,
                service: service.flatMap { ServiceID($0) }
            )
        }
    }

    /// The texts that `read` reads.
    func texts(_ read: () throws(RowsError) -> [String]) throws(StoreError) -> [String] { try reading(read) }
}
