// SPDX-License-Identifier: Apache-2.0
import Catalog
import Store
import Terms
import Testing

/// A small catalog: a city, a county and a township, two businesses, four items of which three are bound.
enum CatalogStock {
    static func code(_ number: Int) throws -> ItemCode { try #require(ItemCode("99" + Digits.padded(number, to: 8))) }

    static func department() throws -> DepartmentID { try #require(DepartmentID("natural")) }

    static func service(_ text: String = "estate") throws -> ServiceID { try #require(ServiceID(text)) }

    static func tally(made: Int = 0, changed: Int = 0) -> CatalogOutcome {
        var tally = CatalogTally()
        (tally.made, tally.changed) = (made, changed)
        return .saved(tally)
    }

    static func item(_ number: Int) throws -> CatalogItem {
        var item = CatalogItem(code: try code(number), department: try department(), name: "不动产登记\(number)")
        item.englishName = "Registration \(number)"
        return item
    }

    static func entry(_ service: String = "estate", windows: Int = 4) throws -> ServiceEntry {
        ServiceEntry(
            center: try StoreFixture.center(),
            id: try self.service(service),
            name: "不动产登记",
            windows: windows,
            handlingMinutes: 10
        )
    }

    static func centers() throws -> [PlacedRecord<CenterProfile>] {
        let levels: [(String, CenterLevel, String?, Int)] = [
            ("yaocun", .township, "linzhou", 0), ("linzhou", .county, "anyang", 6), ("anyang", .city, nil, 10),
        ]
        return try levels.map { id, level, parent, kiosks in
            PlacedRecord(
                CenterProfile(
                    id: try #require(CenterID(id)),
                    name: id,
                    address: "示例路1号",
                    phone: "0372-0000000",
                    level: level,
                    parent: try parent.map { try #require(CenterID($0)) },
                    kiosks: kiosks
                )
            )
        }
    }

    /// Opens the store of `fixture` and fills it.
    static func open(_ fixture: borrowing StoreFixture) throws -> CenterStore {
        let store = try fixture.open()
        #expect(
            try store.save(departments: [PlacedRecord(Department(id: department(), name: "自然资源局"))]) == tally(made: 1)
        )
        #expect(try store.save(centers: centers()) == tally(made: 3))
        #expect(try store.save(services: [PlacedRecord(entry()), PlacedRecord(entry("tax"))]) == tally(made: 2))
        let staff = try #require(StaffID("1001"))
        let items = try (1...4).map { PlacedRecord(try item($0)) }
        #expect(try store.save(items: items, by: staff, at: StoreFixture.now) == tally(made: 4))
        let bindings = try (1...3).map { number in
            PlacedRecord(ItemBinding(center: try StoreFixture.center(), item: try code(number), service: try service()))
        }
        #expect(try store.save(bindings: bindings) == tally(made: 3))
        return store
    }
}
