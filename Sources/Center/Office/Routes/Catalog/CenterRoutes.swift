// SPDX-License-Identifier: Apache-2.0
import Catalog
import HTTP
import Reception
import Store
import Terms

/// The city's departments, centers and their businesses (F2, R60, R75).
enum CenterRoutes {
    static let all: [OfficeRoute] = [
        .get("departments", .readCatalog) { request throws(CenterProblem) in
            CenterJSON.reply(try await request.view { store throws(StoreError) in try store.departments() })
        },
        .post("departments", .editCatalog) { request throws(CenterProblem) in
            try request.caller.requireCity()
            let department = try request.record(Department.self)
            return try await request.save("catalog.department", department.id.text) { store throws(StoreError) in
                try store.save(departments: [PlacedRecord(department)])
            }
        },
        .post("departments/import", .editCatalog) { request throws(CenterProblem) in
            try request.caller.requireCity()
            let departments = try request.rows(CatalogImport.departments(csv:))
            return try await request.save("catalog.departments", "import") { store throws(StoreError) in
                try store.save(departments: departments)
            }
        },
        .get("centers", .readCatalog) { request throws(CenterProblem) in
            let own = try request.centerScope()
            let centers = try await request.view { store throws(StoreError) in try store.centers() }
            return CenterJSON.reply(centers.filter { own == nil || $0.id == own })
        },
        .get("centers/{center}", .readCatalog) { request throws(CenterProblem) in
            let id = try request.capture("center") { CenterID($0) }
            try request.caller.require(id)
            let found = try await request.view { store throws(StoreError) in try store.center(id) }
            guard let found else { throw .notFound }
            return CenterJSON.reply(found)
        },
        .post("centers", .editCatalog) { request throws(CenterProblem) in try await saveCenter(request) },
        .post("centers/import", .editCatalog) { request throws(CenterProblem) in
            try request.caller.requireCity()
            let centers = try request.rows(CatalogImport.centers(csv:))
            return try await request.save("catalog.centers", "import") { store throws(StoreError) in
                try store.save(centers: centers)
            }
        },
        .get("centers/{center}/services", .readCatalog) { request throws(CenterProblem) in
            let id = try request.capture("center") { CenterID($0) }
            try request.caller.require(id)
            return CenterJSON.reply(try await request.view { store throws(StoreError) in try store.services(of: id) })
        },
        .post("centers/{center}/services", .editCatalog) { request throws(CenterProblem) in
            try await saveService(request)
        },
        .post("services/import", .editCatalog) { request throws(CenterProblem) in
            let services = try request.rows(CatalogImport.services(csv:))
            for center in Set(services.map(\.record.center)) { try request.caller.requireManaging(center) }
            return try await request.save("catalog.services", "import") { store throws(StoreError) in
                try store.save(services: services)
            }
        },
    ]

    /// A center's own people change its telephone and hours; the city makes centers and places them.
    private static func saveCenter(_ request: OfficeRequest) async throws(CenterProblem) -> HTTPReply {
        let center = try request.record(CenterProfile.self)
        try request.caller.requireManaging(center.id)
        let known = try await request.view { store throws(StoreError) in try store.center(center.id) }
        if known?.level != center.level || known?.parent != center.parent { try request.caller.requireCity() }
        let now = request.now
        return try await request.save("catalog.center", center.id.text) { store throws(StoreError) in
            let outcome = try store.save(centers: [PlacedRecord(center)])
            _ = try store.planSlots(of: center.id, at: now)
            return outcome
        }
    }

    private static func saveService(_ request: OfficeRequest) async throws(CenterProblem) -> HTTPReply {
        let id = try request.capture("center") { CenterID($0) }
        let service = try request.record(ServiceEntry.self)
        guard service.center == id else { throw .badField("center", expected: "the center of the path") }
        try request.caller.requireManaging(id)
        let now = request.now
        return try await request.save("catalog.service", id.text + " " + service.id.text) { store throws(StoreError) in
            let outcome = try store.save(services: [PlacedRecord(service)])
            _ = try store.planSlots(of: id, at: now)
            return outcome
        }
    }
}
