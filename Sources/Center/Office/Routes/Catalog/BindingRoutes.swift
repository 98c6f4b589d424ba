// SPDX-License-Identifier: Apache-2.0
import Booking
import Catalog
import HTTP
import Reception
import Store
import Terms

/// F3 (R65): which item is taken in which line, and which in none.
enum BindingRoutes {
    /// The most bindings of a page.
    static let pageLimit = 1000

    static let all: [OfficeRoute] = [
        .get("bindings", .readCatalog) { request throws(CenterProblem) in
            let center = try request.center()
            let service = try request.query("service", expected: "a service's id") { ServiceID($0) }
            let after = try request.query("after", expected: "an item's code") { ItemCode($0) }
            return CenterJSON.reply(
                try await request.view { store throws(StoreError) in
                    try store.bindings(of: center, service: service, after: after, limit: pageLimit)
                }
            )
        },
        .post("bindings", .editCatalog) { request throws(CenterProblem) in
            let binding = try request.record(ItemBinding.self)
            try request.caller.requireManaging(binding.center)
            return try await request.save("binding.set", binding.key) { store throws(StoreError) in
                try store.save(bindings: [PlacedRecord(binding)])
            }
        },
        .post("bindings/import", .editCatalog) { request throws(CenterProblem) in
            let bindings = try request.rows(CatalogImport.bindings(csv:))
            for center in Set(bindings.map(\.record.center)) { try request.caller.requireManaging(center) }
            return try await request.save("binding.import", "import") { store throws(StoreError) in
                try store.save(bindings: bindings)
            }
        },
        .post("bindings/remove", .editCatalog) { request throws(CenterProblem) in
            let order = try request.record(UnbindOrder.self)
            try request.caller.requireManaging(order.center)
            let (staff, now) = (request.caller.staff.text, request.now.timestamp)
            let wasBound = try await request.write { store throws(StoreError) in
                guard try store.unbind(order.item, at: order.center) else { return false }
                let subject = order.center.text + " " + order.item.text
                try store.audit(AuditEntry(actor: staff, action: "binding.remove", subject: subject), at: now)
                return true
            }
            guard wasBound else { throw .notFound }
            return HTTPReply(status: 204)
        },
        .get("bindings/unbound", .readCatalog) { request throws(CenterProblem) in
            var query = ItemQuery()
            query.binding = .unbound(try request.center())
            query.after = try request.query("after", expected: "an item's code") { ItemCode($0) }
            let found = try await request.view { [query] store throws(StoreError) in try store.items(query) }
            return CenterJSON.reply(found.map(ItemView.init))
        },
    ]
}

/// Which item a center is no longer to take in a line.
private struct UnbindOrder: Decodable {
    let center: CenterID
    let item: ItemCode
}
