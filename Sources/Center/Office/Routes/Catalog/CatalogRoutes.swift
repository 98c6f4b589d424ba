// SPDX-License-Identifier: Apache-2.0
import Booking
import Catalog
import HTTP
import Reception
import Store
import Supervision
import Terms

/// F2 (R64): items with their guides, and what is published for halls.
enum CatalogRoutes {
    static let all: [OfficeRoute] = [
        .get("items", .readCatalog) { request throws(CenterProblem) in try await list(request) },
        .post("items", .editCatalog) { request throws(CenterProblem) in try await save(request) },
        .post("items/import", .editCatalog) { request throws(CenterProblem) in try await take(request) },
        .get("items/{code}", .readCatalog) { request throws(CenterProblem) in try await show(request) },
        .post("items/{code}/retire", .editCatalog) { request throws(CenterProblem) in try await retire(request) },
        .post("catalog/publish", .editCatalog) { request throws(CenterProblem) in try await publish(request) },
        .get("catalog/versions", .readCatalog) { request throws(CenterProblem) in
            let center = try request.center()
            let now = request.now
            let found = try await request.view { store throws(StoreError) in try store.catalogVersions(of: center) }
            return CenterJSON.snake(found.map { EditionView($0, now) })
        },
        .get("catalog/versions/{number}", .readCatalog) { request throws(CenterProblem) in
            let center = try request.center()
            let number = try request.capture("number") { Int($0) }
            let found = try await request.view { store throws(StoreError) in
                try store.catalogVersion(of: center, number: number)
            }
            guard let found else { throw .notFound }
            return .json(Array(found.content.utf8))
        },
    ]

    private static func list(_ request: OfficeRequest) async throws(CenterProblem) -> HTTPReply {
        var query = ItemQuery()
        if let center = try request.centerScope() { query.binding = .bound(center) }
        // A department looks at items of the city, too: who is responsible is said by the item.
        if request.http.query["all"] == "1" { query.binding = .any }
        query.text = request.http.query["q"] ?? ""
        query.department = try request.query("department", expected: "a department's id") { DepartmentID($0) }
        query.service = try request.query("service", expected: "a service's id") { ServiceID($0) }
        query.after = try request.query("after", expected: "an item's code") { ItemCode($0) }
        query.includesRetired = request.http.query["retired"] == "1"
        if let limit = try request.query("limit", expected: "1 to \(ItemQuery.pageLimit)", { Int($0) }) {
            query.limit = limit
        }
        let found = try await request.view { [query] store throws(StoreError) in try store.items(query) }
        return CenterJSON.reply(found.map(ItemView.init))
    }

    private static func show(_ request: OfficeRequest) async throws(CenterProblem) -> HTTPReply {
        let code = try request.capture("code") { ItemCode($0) }
        let revision = try request.query("revision", expected: "a whole number") { Int($0) }
        let found = try await request.view { store throws(StoreError) in
            guard let revision else { return try store.item(code) }
            return try store.item(code, revision: revision).map { StoredItem(item: $0, revision: revision) }
        }
        guard let found else { throw .notFound }
        return CenterJSON.reply(ItemView(found))
    }

    private static func save(_ request: OfficeRequest) async throws(CenterProblem) -> HTTPReply {
        let item = try request.record(CatalogItem.self)
        return try await save([PlacedRecord(item)], "catalog.item", item.code.text, request)
    }

    private static func take(_ request: OfficeRequest) async throws(CenterProblem) -> HTTPReply {
        let items = try request.rows(CatalogImport.items(csv:))
        return try await save(items, "catalog.items", "import", request)
    }

    /// Nobody changes an item that is another's, nor makes it one.
    private static func save(
        _ items: [PlacedRecord<CatalogItem>],
        _ action: String,
        _ subject: String,
        _ request: OfficeRequest
    ) async throws(CenterProblem) -> HTTPReply {
        let caller = request.caller
        for placed in items { try caller.requireCare(of: placed.record) }
        let known = try await request.view { store throws(StoreError) in
            var known: [CatalogItem] = []
            guard caller.center != nil || caller.role == .department else { return known }
            for placed in items { if let old = try store.item(placed.record.code) { known.append(old.item) } }
            return known
        }
        for old in known { try caller.requireCare(of: old) }
        let now = request.now.timestamp
        return try await request.save(action, subject) { store throws(StoreError) in
            try store.save(items: items, by: caller.staff, at: now)
        }
    }

    private static func retire(_ request: OfficeRequest) async throws(CenterProblem) -> HTTPReply {
        let code = try request.capture("code") { ItemCode($0) }
        let order = request.http.body.isEmpty ? RetireOrder() : try request.body(RetireOrder.self)
        let (caller, now) = (request.caller, request.now.timestamp)
        let found = try await request.view { store throws(StoreError) in try store.item(code) }
        guard let found else { throw .notFound }
        try caller.requireCare(of: found.item)
        let isRetired = order.retired ?? true
        try await request.write { store throws(StoreError) in
            _ = try store.retire(code, isRetired, by: caller.staff, at: now)
            let action = isRetired ? "catalog.retire" : "catalog.restore"
            try store.audit(.init(actor: caller.staff.text, action: action, subject: code.text), at: now)
        }
        return HTTPReply(status: 204)
    }

    private static func publish(_ request: OfficeRequest) async throws(CenterProblem) -> HTTPReply {
        let center = try request.body(PublishOrder.self).center
        try request.caller.requireManaging(center)
        let (caller, now) = (request.caller, request.now.timestamp)
        let version = try await request.write { store throws(StoreError) in
            let version = try store.publishCatalog(of: center, by: caller.staff, at: now)
            if let version, version.publishedAt == now {
                let detail = ["version": String(version.number)]
                let entry = AuditEntry(
                    actor: caller.staff.text,
                    action: "catalog.publish",
                    subject: center.text,
                    detail: detail
                )
                try store.audit(entry, at: now)
            }
            return version
        }
        guard let version else { throw .notFound }
        return CenterJSON.snake(EditionView(CatalogEdition(version), request.now))
    }
}

/// Whether an item is to be taken out, which it is without saying.
private struct RetireOrder: Decodable {
    var retired: Bool?
}

/// Whose catalog is to be published.
private struct PublishOrder: Decodable {
    let center: CenterID
}
