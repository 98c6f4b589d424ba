// SPDX-License-Identifier: Apache-2.0
package import Catalog
import Rows
package import Terms

// 事项绑定 (F3, R65).
extension CenterStore {
    /// The business whose line takes an item at a center; nil when it is unbound there.
    package func service(for item: ItemCode, at center: CenterID) throws(StoreError) -> ServiceID? {
        let found = try reading { () throws(RowsError) in
            try bindingRows.binding.first(.text(center.text), .text(item.text)) { row throws(RowsError) in
                try row.text(0)
            }
        }
        return try found.map { text throws(StoreError) in try intact(ServiceID(text), "catalog_binding") }
    }

    /// A page of a center's bindings, by item.
    package func bindings(
        of center: CenterID,
        service: ServiceID? = nil,
        after item: ItemCode? = nil,
        limit: Int
    ) throws(StoreError) -> [ItemBinding] {
        let found = try reading { () throws(RowsError) in
            try bindingRows.bindings.rows(
                .text(center.text),
                .orNull(service?.text),
                .text(item?.text ?? ""),
                .integer(Int64(limit))
            ) { row throws(RowsError) in (try row.text(0), try row.text(1)) }
        }
        return try found.map { item, service throws(StoreError) in
            ItemBinding(
                center: center,
                item: try intact(ItemCode(item), "catalog_binding"),
                service: try intact(ServiceID(service), "catalog_binding")
            )
        }
    }

    /// Binds items to businesses; an item that was bound to another one moves.
    package func save(bindings: [PlacedRecord<ItemBinding>]) throws(StoreError) -> CatalogOutcome {
        let names = try references()
        let problems = bindings.flatMap { placed in
            names.faults(placed.record).map { CatalogProblem(placed.place, $0) }
        }
        guard problems.isEmpty else { return .refused(problems) }
        return try saving(bindings, known: { record throws(StoreError) in try known(record) }) {
            record throws(StoreError) in
            try reading { () throws(RowsError) in
                try bindingRows.set.run(.text(record.center.text), .text(record.item.text), .text(record.service.text))
            }
        }
    }

    /// Unbinds an item at a center; false when it was not bound.
    package func unbind(_ item: ItemCode, at center: CenterID) throws(StoreError) -> Bool {
        try writing("unbind item") { () throws(StoreError) in
            try reading { () throws(RowsError) in
                try bindingRows.remove.first(.text(center.text), .text(item.text)) { row throws(RowsError) in
                    try row.text(0)
                }
            } != nil
        }
    }

    private func known(_ binding: ItemBinding) throws(StoreError) -> ItemBinding? {
        try service(for: binding.item, at: binding.center).map {
            ItemBinding(center: binding.center, item: binding.item, service: $0)
        }
    }
}
