// SPDX-License-Identifier: Apache-2.0
import Catalog
import FoundationEssentials
import Ledger
import Simulators
import Store
import Terms
import Testing

/// A small catalog for the portal: one center, one service, one item with a form and uploads, one without.
enum CityCatalog {
    static let form = """
        {"fields":[{"name":"area","label":"建筑面积","label_en":"Area","type":"number","minimum":1,"maximum":500,"required":true},
        {"name":"plot_no","label":"宗地号","type":"text","pattern":"[A-Z]{2}\\\\d{4}","max_length":6}]}
        """

    static func fill(_ portal: TestPortal) async throws {
        let center = CenterProfile(
            id: try #require(CenterID("linzhou")),
            name: "林州市政务服务中心",
            englishName: "Linzhou Government Service Center",
            address: "示例路1号",
            englishAddress: "1 Example Road",
            phone: "0372-0000000",
            level: .city
        )
        let service = ServiceEntry(
            center: center.id,
            id: try #require(ServiceID("estate")),
            name: "不动产登记",
            englishName: "Real estate",
            windows: 4,
            handlingMinutes: 10
        )
        let department = Department(id: try #require(DepartmentID("land")), name: "自然资源局", phone: "0372-0000001")
        var item = CatalogItem(code: try #require(ItemCode("EST-0001")), department: department.id, name: "首次登记")
        item.englishName = "First registration"
        item.conditions = "房屋已竣工"
        item.materials = [ItemMaterial(name: "申请表", englishName: "Form", copies: 2, note: "原件")]
        item.form = try JSONDecoder().decode(OpaqueJSON.self, from: Data(form.utf8))
        item.uploads = try JSONDecoder().decode(OpaqueJSON.self, from: Data(#"{"files":2,"kibibytes":64}"#.utf8))
        var plain = CatalogItem(code: try #require(ItemCode("EST-0002")), department: department.id, name: "查询")
        plain.isBookable = false
        let (items, staff) = ([item, plain], try #require(StaffID("1024")))
        let binding = ItemBinding(center: center.id, item: item.code, service: service.id)
        let outcomes = try await portal.ledger.write { store throws(StoreError) in
            [
                try store.save(departments: [PlacedRecord(department)]),
                try store.save(centers: [PlacedRecord(center)]),
                try store.save(services: [PlacedRecord(service)]),
                try store.save(items: items.map { PlacedRecord($0) }, by: staff, at: TestPortal.opening),
                try store.save(bindings: [PlacedRecord(binding)]),
            ]
        }
        for outcome in outcomes {
            if case .refused(let problems) = outcome { Issue.record("\(problems)") }
        }
    }

    /// A portal with the catalog and a booking of Wang's with the item, and the question about it.
    static func booked() async throws -> (TestPortal, [String: any Sendable]) {
        let portal = try await TestPortal()
        try await fill(portal)
        for hour in 24...26 { try await portal.open(hour * 60, quota: 5) }
        let body = Example.booking(terms: try await portal.terms(), item: "EST-0001")
        let reply = try await portal.post("bookings", body, key: "book")
        let number = try #require(TestPortal.tree(reply)["number"]?.text)
        return (portal, ["number": number, "document": Example.document(SyntheticPeople.wangXiaoming)])
    }
}
