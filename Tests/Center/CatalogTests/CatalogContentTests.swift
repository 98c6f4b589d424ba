// SPDX-License-Identifier: Apache-2.0
import Catalog
import FoundationEssentials
import Terms
import Testing

/// What is published for halls, and how records travel as JSON.
struct CatalogContentTests {
    private typealias Fixture = CatalogFixture

    private static func content(turned: Bool = false) throws -> CatalogContent {
        let items = try ["410105001000", "410105001001"].map { code in
            CatalogContent.Item(
                code: try Fixture.item(code),
                revision: 1,
                name: "不动产“首次”登记",
                englishName: "First \"registration\"",
                department: try Fixture.department(),
                service: try Fixture.service(),
                isBookable: true
            )
        }
        return CatalogContent(
            center: try Fixture.profile(),
            services: [try Fixture.entry()],
            items: turned ? items.reversed() : items
        )
    }

    @Test
    func `R64: the content of a version is one text, in whatever order it was collected`() throws {
        let text = try Self.content().json(version: 7)
        #expect(try Self.content(turned: true).json(version: 7) == text)
        #expect(text.hasPrefix(#"{"center":{"address":"#) && text.hasSuffix(#""version":7}"#))
        struct Shape: Decodable {
            struct Item: Decodable {
                let code, service: String
                let revision: Int
            }

            let items: [Item]
            let version: Int
        }
        let read = try JSONDecoder().decode(Shape.self, from: Data(text.utf8))
        #expect(read.version == 7 && read.items.map(\.code) == ["410105001000", "410105001001"])
    }

    @Test
    func `R64: 5,000 items are less than 2 MB`() throws {
        let items = try (0..<5000).map { number in
            CatalogContent.Item(
                code: try Fixture.item("11410581MB1234567" + Digits.padded(number, to: 14)),
                revision: 3,
                name: "国有建设用地使用权及房屋所有权首次登记（样例事项）",
                englishName: "First registration of the right to use state-owned land and of house ownership",
                department: try Fixture.department("natural-resources"),
                service: try Fixture.service("real-estate-registration"),
                isBookable: true
            )
        }
        let content = CatalogContent(center: try Fixture.profile(), services: [], items: items)
        #expect(content.json(version: 1).utf8.count < 2_000_000)
    }

    @Test
    func `R71, R72: a form's schema is kept as it is, with its keys in order`() throws {
        let text = #"{"code":"1","department":"d","form":{"b":[1,true,null,"x\"y"],"a":{}},"name":"n"}"#
        let item = try JSONDecoder().decode(CatalogItem.self, from: Data(text.utf8))
        #expect(item.form?.text == #"{"a":{},"b":[1,true,null,"x\"y"]}"#)
        #expect(item.isBookable && !item.isRetired && item.faults.isEmpty)
        let again = try JSONDecoder().decode(CatalogItem.self, from: JSONEncoder().encode(item))
        #expect(again == item)
    }

    @Test(arguments: [
        (CatalogItem.schemaLimit - 2, true), (CatalogItem.schemaLimit - 1, false),
    ])
    func `R71: a schema has 32 KiB at most`(length: Int, isAllowed: Bool) throws {
        let text = #"{"code":"1","department":"d","name":"n","form":""# + String(repeating: "x", count: length) + #""}"#
        let item = try JSONDecoder().decode(CatalogItem.self, from: Data(text.utf8))
        #expect(item.faults == (isAllowed ? [] : [.tooLong(.form, limit: CatalogItem.schemaLimit)]))
    }

    @Test
    func `records come back from JSON as they were`() throws {
        let day = CalendarDay(
            center: try Fixture.center(),
            day: try Fixture.day("2026-10-10"),
            kind: .workday,
            weekday: .friday,
            note: "调休"
        )
        #expect(try JSONDecoder().decode(CalendarDay.self, from: JSONEncoder().encode(day)) == day)
        let plan = try Fixture.plan([
            SlotBand(span: 540..<720, slotMinutes: 30, quota: 2), SlotBand(slotMinutes: 60, quota: 4),
        ])
        #expect(try JSONDecoder().decode(SlotPlan.self, from: JSONEncoder().encode(plan)) == plan)
        let profile = try Fixture.profile()
        #expect(try JSONDecoder().decode(CenterProfile.self, from: JSONEncoder().encode(profile)) == profile)
        let entry = try Fixture.entry(hours: "mon 09:00-12:00")
        #expect(try JSONDecoder().decode(ServiceEntry.self, from: JSONEncoder().encode(entry)) == entry)
    }

    @Test(arguments: [(120, true), (121, false)])
    func `names are counted in code points`(length: Int, isAllowed: Bool) throws {
        let department = Department(id: try Fixture.department(), name: String(repeating: "名", count: length))
        #expect(department.faults == (isAllowed ? [] : [.tooLong(.name, limit: 120)]))
        let broken = Department(id: try Fixture.department(), name: "a\u{1B}[2J")
        #expect(broken.faults == [.malformed(.name, .plainText)])
    }
}
