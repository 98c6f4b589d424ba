// SPDX-License-Identifier: Apache-2.0
import Catalog
import Charter
import HTTP
import Ledger
import Store
import Terms
import Testing

@testable import Portal

/// The city, its centers and its items, as everybody reads them.
struct PlaceTests {
    @Test
    func `R7: city and centers are told with the enquiry telephone`() async throws {
        let portal = try await TestPortal()
        try await CityCatalog.fill(portal)
        let city = await portal.get("city")
        #expect(PublicDocument.shared.faults(of: city, to: "GET city") == [])
        let tree = TestPortal.tree(city)
        #expect(tree["name"]?.text == "林州市政务服务中心" && tree["phone"]?.text == "0372-0000000")
        #expect(tree["now"]?.text == "2026-11-23T09:00:00+08:00")
        #expect(tree["document_types"]?.array.count == DocumentType.allCases.count)
        let centers = await portal.get("centers")
        #expect(PublicDocument.shared.faults(of: centers, to: "GET centers") == [])
        let center = await portal.get("centers/linzhou")
        #expect(PublicDocument.shared.faults(of: center, to: "GET centers/{center}") == [])
        #expect(TestPortal.tree(center)["services"]?.array.first?["id"]?.text == "estate")
        #expect(await portal.get("centers/nowhere").status == 404)
    }

    @Test(arguments: [
        (nil, nil, "林州市政务服务中心", "Linzhou Government Service Center"),
        ("林州市", nil, "林州市", "Linzhou Government Service Center"), ("林州市", "Linzhou", "林州市", "Linzhou"),
    ])
    func `R7: a city has the name that it is given, else that of its center`(
        _ given: String?,
        _ givenEnglish: String?,
        _ name: String,
        _ english: String
    ) async throws {
        let portal = try await TestPortal { ($0.cityName, $0.cityEnglishName) = (given, givenEnglish) }
        try await CityCatalog.fill(portal)
        let city = await portal.get("city")
        #expect(PublicDocument.shared.faults(of: city, to: "GET city") == [])
        let tree = TestPortal.tree(city)
        #expect(tree["name"]?.text == name && tree["name_en"]?.text == english)
    }

    @Test
    func `R12: a center tells the departments whose items are taken there, and no others`() async throws {
        let portal = try await TestPortal()
        try await CityCatalog.fill(portal)
        let center = try #require(CenterID("linzhou"))
        let tax = Department(id: try #require(DepartmentID("tax")), name: "税务局", englishName: "Taxation")
        let idle = Department(id: try #require(DepartmentID("idle")), name: "其他部门")
        let item = CatalogItem(code: try #require(ItemCode("TAX-0001")), department: tax.id, name: "纳税申报")
        let service = try #require(ServiceID("estate"))
        let staff = try #require(StaffID("1024"))
        let outcomes = try await portal.ledger.write { store throws(StoreError) in
            [
                try store.save(departments: [PlacedRecord(tax), PlacedRecord(idle)]),
                try store.save(items: [PlacedRecord(item)], by: staff, at: TestPortal.opening),
                try store.save(bindings: [
                    PlacedRecord(ItemBinding(center: center, item: item.code, service: service))
                ]),
            ]
        }
        for outcome in outcomes {
            if case .refused(let problems) = outcome { Issue.record("\(problems)") }
        }
        let reply = await portal.get("centers/linzhou")
        #expect(PublicDocument.shared.faults(of: reply, to: "GET centers/{center}") == [])
        let told = TestPortal.tree(reply)["departments"]?.array ?? []
        #expect(told.map { $0["id"]?.text } == ["land", "tax"])
        #expect(told.map { $0["name"]?.text } == ["自然资源局", "税务局"])
        #expect(told.map { $0["name_en"]?.text } == [nil, "Taxation"])
        for department in told.compactMap({ $0["id"]?.text }) {
            let items = await portal.get("items", ["center": "linzhou", "department": department])
            #expect(TestPortal.tree(items)["items"]?.array.isEmpty == false, "\(department)")
        }
    }

    @Test
    func `R12: an item tells conditions, materials and telephone before it is booked`() async throws {
        let portal = try await TestPortal()
        try await CityCatalog.fill(portal)
        let reply = await portal.get("items/EST-0001", ["center": "linzhou"])
        #expect(PublicDocument.shared.faults(of: reply, to: "GET items/{code}") == [])
        let tree = TestPortal.tree(reply)
        #expect(tree["conditions"]?.text == "房屋已竣工" && tree["phone"]?.text == "0372-0000001")
        #expect(tree["materials"]?.array.first?["copies"]?.number == 2)
        #expect(tree["service"]?.text == "estate" && tree["bookable"]?.flag == true)
        #expect(tree["form", "fields"]?.array.map { $0["name"]?.text } == ["area", "plot_no"])
        let plain = TestPortal.tree(await portal.get("items/EST-0002", ["center": "linzhou"]))
        #expect(plain["bookable"]?.flag == false && plain["form"] == nil)
        #expect(await portal.get("items/NONE").status == 404)
    }

    @Test
    func `items are found by a part of their name, and only those of a center`() async throws {
        let portal = try await TestPortal()
        try await CityCatalog.fill(portal)
        let all = await portal.get("items")
        #expect(PublicDocument.shared.faults(of: all, to: "GET items") == [])
        #expect(TestPortal.tree(all)["items"]?.array.count == 2)
        let found = TestPortal.tree(await portal.get("items", ["q": "登记", "center": "linzhou"]))
        #expect(found["items"]?.array.map { $0["code"]?.text } == ["EST-0001"])
        #expect(await portal.get("items", ["q": String(repeating: "长", count: 61)]).status == 400)
    }

    @Test
    func `R65: an item is booked only in the line that takes it there`() async throws {
        let portal = try await TestPortal()
        try await CityCatalog.fill(portal)
        try await portal.open(24 * 60, quota: 5)
        let terms = try await portal.terms()
        for item in ["EST-0002", "EST-0003"] {
            let reply = try await portal.post("bookings", Example.booking(terms: terms, item: item), key: item)
            #expect(reply.status == 409 && TestPortal.tree(reply)["type"]?.text == "/problems/not-bookable", "\(item)")
        }
        let booked = try await portal.post("bookings", Example.booking(terms: terms, item: "EST-0001"))
        #expect(booked.status == 201 && PublicDocument.shared.faults(of: booked, to: "POST bookings") == [])
        #expect(TestPortal.tree(booked)["item_name"]?.text == "首次登记")
        #expect(TestPortal.tree(booked)["address"]?.text == "示例路1号")
    }
}
