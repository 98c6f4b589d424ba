// SPDX-License-Identifier: Apache-2.0
import Catalog
import Store
import Terms
import Testing
import Vault

/// What the center remembers of its catalog, and what it publishes.
struct CatalogStoreTests {
    private typealias Fixture = StoreFixture

    private static func staff() throws -> StaffID { try #require(StaffID("1001")) }

    @Test
    func `R64: a published version stays as it was, and the same again is the same version`() throws {
        let fixture = try Fixture()
        let store = try CatalogStock.open(fixture)
        let staff = try Self.staff()
        let first = try #require(try store.publishCatalog(of: Fixture.center(), by: staff, at: Fixture.now))
        #expect(first.number == 1 && first.sha256 == Digest.sha256(Array(first.content.utf8)))
        let again = try store.publishCatalog(of: Fixture.center(), by: staff, at: Fixture.now.adding(minutes: 1))
        #expect(again == first)
        var item = try #require(try store.item(CatalogStock.code(1))).item
        item.name = "不动产转移登记"
        #expect(
            try store.save(items: [PlacedRecord(item)], by: staff, at: Fixture.now) == CatalogStock.tally(changed: 1)
        )
        let second = try #require(try store.publishCatalog(of: Fixture.center(), by: staff, at: Fixture.now))
        #expect(second.number == 2 && second.content.contains("不动产转移登记"))
        #expect(try store.catalogVersion(of: Fixture.center(), number: 1) == first)
        #expect(try store.catalogVersion(of: Fixture.center()) == second)
        #expect(try store.catalogVersions(of: Fixture.center()).map(\.number) == [2, 1])
        // The wording that version 1 names is still known.
        #expect(try store.item(CatalogStock.code(1), revision: 1)?.name == "不动产登记1")
        #expect(try store.publishCatalog(of: #require(CenterID("nowhere")), by: staff, at: Fixture.now) == nil)
    }

    @Test
    func `R65: items share the line of one business, and those without one are reported`() throws {
        let fixture = try Fixture()
        let store = try CatalogStock.open(fixture)
        #expect(try store.bindings(of: Fixture.center(), limit: 10).count == 3)
        #expect(try store.service(for: CatalogStock.code(2), at: Fixture.center())?.text == "estate")
        var unbound = ItemQuery()
        unbound.binding = .unbound(try Fixture.center())
        #expect(try store.items(unbound).map(\.item.code.text) == ["9900000004"])
        #expect(try store.unbind(CatalogStock.code(2), at: Fixture.center()))
        #expect(try store.unbind(CatalogStock.code(2), at: Fixture.center()) == false)
        #expect(try store.items(unbound).map(\.item.code.text) == ["9900000002", "9900000004"])
        let wrong = ItemBinding(
            center: try Fixture.center(),
            item: try CatalogStock.code(9),
            service: try #require(ServiceID("nothing"))
        )
        let outcome = try store.save(bindings: [PlacedRecord("line 2", wrong)])
        #expect(outcome == .refused([.init("line 2", .unknown(.item)), .init("line 2", .unknown(.service))]))
        var retired = ItemQuery()
        retired.binding = .bound(try Fixture.center())
        #expect(try store.retire(CatalogStock.code(1), by: Self.staff(), at: Fixture.now))
        #expect(try store.items(retired).map(\.item.code.text) == ["9900000003"])
        retired.includesRetired = true
        #expect(try store.items(retired).count == 2)
    }

    @Test
    func `R12: a center's departments are those whose items are taken there`() throws {
        let fixture = try Fixture()
        let store = try CatalogStock.open(fixture)
        let other = Department(id: try #require(DepartmentID("police")), name: "公安局")
        #expect(try store.save(departments: [PlacedRecord(other)]) == CatalogStock.tally(made: 1))
        #expect(try store.departments(at: Fixture.center()).map(\.name) == ["自然资源局"])
        #expect(try store.departments(at: #require(CenterID("yaocun"))).isEmpty)
        for number in 1...3 { #expect(try store.unbind(CatalogStock.code(number), at: Fixture.center())) }
        #expect(try store.departments(at: Fixture.center()).isEmpty)
    }

    @Test
    func `R64: items are found by a part of code or name, in capitals or not, within 200 ms at 5,000`() throws {
        let fixture = try Fixture()
        let store = try CatalogStock.open(fixture)
        let items = try (100..<5100).map { PlacedRecord(try CatalogStock.item($0)) }
        #expect(try store.save(items: items, by: Self.staff(), at: Fixture.now) == CatalogStock.tally(made: 5000))
        var query = ItemQuery()
        let clock = ContinuousClock()
        for (text, first) in [
            ("登记4711", "9900004711"), (" registration 4711", "9900004711"), ("00004711", "9900004711"),
        ] {
            query.text = text
            let start = clock.now
            let found = try store.items(query)
            let took = start.duration(to: clock.now)
            #expect(found.first?.item.code.text == first)
            #expect(took < .milliseconds(200), "\(text) took \(took)")
        }
        query.text = ""
        #expect(try store.items(query).count == ItemQuery.pageLimit)
        query.after = try CatalogStock.code(5098)
        #expect(try store.items(query).map(\.item.code.text) == ["9900005099"])
    }

    @Test
    func `a record that names what does not exist takes the others with it`() throws {
        let fixture = try Fixture()
        let store = try CatalogStock.open(fixture)
        let good = CatalogItem(code: try CatalogStock.code(50), department: try CatalogStock.department(), name: "好")
        let bad = CatalogItem(
            code: try CatalogStock.code(51),
            department: try #require(DepartmentID("none")),
            name: "坏"
        )
        let outcome = try store.save(
            items: [PlacedRecord("line 2", good), PlacedRecord("line 3", bad)],
            by: Self.staff(),
            at: Fixture.now
        )
        #expect(outcome == .refused([.init("line 3", .unknown(.department))]))
        #expect(try store.item(CatalogStock.code(50)) == nil)
    }

    @Test
    func `R6, R60, R75: centers of every level are kept, the city's first`() throws {
        let fixture = try Fixture()
        let store = try CatalogStock.open(fixture)
        #expect(try store.centers().map(\.level) == [.city, .county, .township])
        #expect(try store.center(#require(CenterID("yaocun")))?.kiosks == 0)
        #expect(try store.services(of: Fixture.center()).map(\.id.text) == ["estate", "tax"])
    }

    @Test
    func `the catalog is there after a restart, and saving it again changes nothing`() throws {
        let fixture = try Fixture()
        _ = try CatalogStock.open(fixture)
        let store = try fixture.open()
        #expect(try store.item(CatalogStock.code(3))?.item.name == "不动产登记3")
        let again = try store.save(
            items: (1...4).map { PlacedRecord(try CatalogStock.item($0)) },
            by: Self.staff(),
            at: Fixture.now
        )
        var tally = CatalogTally()
        tally.unchanged = 4
        #expect(again == .saved(tally))
    }
}
