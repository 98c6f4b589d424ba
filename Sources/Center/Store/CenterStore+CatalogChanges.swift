// SPDX-License-Identifier: Apache-2.0
package import Catalog
import Rows
package import Terms

// Changes of the catalog: all records that were sent, or none and what is wrong with them.
extension CenterStore {
    /// Saves departments.
    package func save(departments: [PlacedRecord<Department>]) throws(StoreError) -> CatalogOutcome {
        try saving(departments, known: { record throws(StoreError) in try self.department(record.id) }) {
            record throws(StoreError) in
            let text = try StoredJSON.text(record)
            try reading { () throws(RowsError) in
                try catalogRows.setDepartment.run(.text(record.id.text), .text(text))
            }
        }
    }

    /// Saves centers; each one's parent exists or comes with it.
    package func save(centers: [PlacedRecord<CenterProfile>]) throws(StoreError) -> CatalogOutcome {
        var names = try references()
        for center in centers { names.centers[center.record.id] = center.record.level }
        let problems = centers.flatMap { placed in
            (placed.record.faults + names.faults(placed.record)).map { CatalogProblem(placed.place, $0) }
        }
        guard problems.isEmpty else { return .refused(problems) }
        let order = centers.sorted { $0.record.level > $1.record.level }
        return try saving(order, known: { record throws(StoreError) in try self.center(record.id) }) {
            record throws(StoreError) in
            let text = try StoredJSON.text(record)
            try reading { () throws(RowsError) in
                try catalogRows.setCenter.run(.text(record.id.text), .text(record.level.rawValue), .text(text))
            }
            try markStale(record.id)
        }
    }

    /// Saves businesses of centers.
    package func save(services: [PlacedRecord<ServiceEntry>]) throws(StoreError) -> CatalogOutcome {
        let names = try references()
        let problems = services.flatMap { placed in
            (placed.record.faults + names.faults(placed.record)).map { CatalogProblem(placed.place, $0) }
        }
        guard problems.isEmpty else { return .refused(problems) }
        return try saving(services, known: { record throws(StoreError) in try self.service(record.center, record.id) })
        {
            record throws(StoreError) in
            let text = try StoredJSON.text(record)
            try reading { () throws(RowsError) in
                try catalogRows.setService.run(.text(record.center.text), .text(record.id.text), .text(text))
            }
            try markStale(record.center)
        }
    }

    /// Saves items, each with a new wording if it says something else than before.
    package func save(
        items: [PlacedRecord<CatalogItem>],
        by staff: StaffID,
        at now: Timestamp
    ) throws(StoreError) -> CatalogOutcome {
        let names = try references()
        let problems = items.flatMap { placed in
            let item = placed.record
            return (item.faults + names.faults(item) + Self.schemaFaults(item)).map { CatalogProblem(placed.place, $0) }
        }
        guard problems.isEmpty else { return .refused(problems) }
        return try saving(items, known: { record throws(StoreError) in try self.item(record.code)?.item }) {
            record throws(StoreError) in try insert(record, by: staff, at: now)
        }
    }

    /// Takes an item out of the catalog, or back into it; false when there is no such item.
    ///
    /// What was booked and published of it stays.
    package func retire(
        _ code: ItemCode,
        _ isRetired: Bool = true,
        by staff: StaffID,
        at now: Timestamp
    ) throws(StoreError) -> Bool {
        try writing("retire item") { () throws(StoreError) in
            guard var item = try item(code)?.item else { return false }
            guard item.isRetired != isRetired else { return true }
            item.isRetired = isRetired
            try insert(item, by: staff, at: now)
            return true
        }
    }

    /// The names that records may use.
    package func references() throws(StoreError) -> CatalogReferences {
        let codes = try texts { () throws(RowsError) in
            try catalogRows.itemCodes.rows { row throws(RowsError) in try row.text(0) }
        }
        return CatalogReferences(
            departments: Set(try departments().map(\.id)),
            centers: Dictionary(try centers().map { ($0.id, $0.level) }, uniquingKeysWith: { first, _ in first }),
            items: Set(codes.compactMap { ItemCode($0) }),
            services: Dictionary(grouping: try services(of: nil), by: \.center).mapValues { Set($0.map(\.id)) }
        )
    }

    /// Writes those of `records` that say something new, in one transaction.
    func saving<Record: CatalogRecord & Equatable>(
        _ records: [PlacedRecord<Record>],
        known: (Record) throws(StoreError) -> Record?,
        _ write: (Record) throws(StoreError) -> Void
    ) throws(StoreError) -> CatalogOutcome {
        let problems = records.flatMap { placed in placed.record.faults.map { CatalogProblem(placed.place, $0) } }
        guard problems.isEmpty else { return .refused(problems) }
        return try writing("save catalog") { () throws(StoreError) in
            var tally = CatalogTally()
            for placed in records {
                let old = try known(placed.record)
                if old == placed.record {
                    tally.unchanged += 1
                    continue
                }
                try write(placed.record)
                if old == nil { tally.made += 1 } else { tally.changed += 1 }
            }
            return .saved(tally)
        }
    }

    /// What is wrong with the form and the rules of uploads that an item offers (R71, R72).
    private static func schemaFaults(_ item: CatalogItem) -> [CatalogFault] {
        var faults: [CatalogFault] = []
        if let form = item.form {
            let schema: FormSchema? = try? StoredJSON.record(form.text, "catalog_item")
            faults += schema.map { $0.faults.map(CatalogFault.form) } ?? [.malformed(.form, .formSchema)]
        }
        if let uploads = item.uploads {
            let rules: UploadRules? = try? StoredJSON.record(uploads.text, "catalog_item")
            if rules?.isSound != true { faults.append(.malformed(.uploads, .uploadRules)) }
        }
        return faults
    }

    private func insert(_ item: CatalogItem, by staff: StaffID, at now: Timestamp) throws(StoreError) {
        let revision = (try self.item(item.code)?.revision ?? 0) + 1
        let text = try StoredJSON.text(item)
        try reading { () throws(RowsError) in
            try catalogRows.insertRevision.run(
                .text(item.code.text),
                .integer(Int64(revision)),
                .integer(now.milliseconds),
                .text(staff.text),
                .text(text)
            )
            try catalogRows.setItem.run(
                .text(item.code.text),
                .orNull(item.owner?.text),
                .text(item.department.text),
                .integer(item.isRetired ? 1 : 0),
                .integer(Int64(revision)),
                .text(item.searchText)
            )
        }
    }
}
