// SPDX-License-Identifier: Apache-2.0
import Booking
import Catalog
import Store
import Terms
import Testing

/// How slots are opened from plans and calendar, and what becomes of them when those change.
struct SlotPlanningTests {
    private typealias Fixture = StoreFixture

    /// Monday 2026-11-23, 08:00 in Linzhou.
    private static let now = Moment(Timestamp(seconds: 1_795_392_000), offsetSeconds: 28_800)

    private static func day(_ text: String) throws -> BusinessDay { try #require(BusinessDay(text: text)) }

    private static func plan(_ minutes: Int = 60, quota: Int = 12, from: String = "2026-11-23") throws -> SlotPlan {
        SlotPlan(
            center: try Fixture.center(),
            service: try CatalogStock.service(),
            validFrom: try day(from),
            bands: [SlotBand(slotMinutes: minutes, quota: quota)],
            reason: "按窗口数测算"
        )
    }

    private static func open(_ fixture: borrowing Fixture) throws -> CenterStore {
        let store = try CatalogStock.open(fixture)
        #expect(try store.save(plan(), by: #require(StaffID("1001")), at: now.timestamp) == [])
        return store
    }

    private static func book(_ store: CenterStore, _ start: Timestamp, _ person: Int = 0) throws -> BookingNumber {
        let request = BookingRequest(
            intent: try #require(IntentKey(text: "person-\(person)")),
            center: try Fixture.center(),
            service: try CatalogStock.service(),
            item: nil,
            start: start,
            principal: Party(
                document: try #require(DocumentNumber(.residentID, Fixture.plainNumbers[person])),
                name: "测试人员"
            ),
            agent: nil,
            channel: .web,
            terms: 1
        )
        guard case .booked(let record) = try store.book(request, at: now) else {
            Issue.record("not booked")
            throw Missing()
        }
        return record.number
    }

    private struct Missing: Error {}

    @Test
    func `R66: slots are open up to the horizon, and once more changes nothing`() throws {
        let fixture = try Fixture()
        let store = try Self.open(fixture)
        #expect(try store.centersToPlan(at: Self.now).contains(Fixture.center()))
        // 15 days from Monday to Monday, 11 of them from Monday to Friday, 7 hours each.
        #expect(try store.planSlots(of: Fixture.center(), at: Self.now) == 11 * 7)
        #expect(try store.planSlots(of: Fixture.center(), at: Self.now) == 0)
        #expect(try !store.centersToPlan(at: Self.now).contains(Fixture.center()))
        let slots = try store.slots(Fixture.center(), on: Self.day("2026-12-07"))
        #expect(slots.count == 7 && slots.allSatisfy { $0.quota == 12 && $0.free == 12 })
        #expect(try store.slots(Fixture.center(), on: Self.day("2026-12-08")).isEmpty)
        let tomorrow = Self.now.at(Self.now.timestamp.adding(minutes: 24 * 60))
        #expect(try store.centersToPlan(at: tomorrow).contains(Fixture.center()))
        #expect(try store.planSlots(of: Fixture.center(), at: tomorrow) == 7)
        #expect(try store.conservation(center: nil, day: nil).holds)
    }

    @Test
    func `R66: slots that have begun are not opened any more`() throws {
        let fixture = try Fixture()
        let store = try Self.open(fixture)
        let noon = Self.now.at(Self.now.timestamp.adding(minutes: 4 * 60))
        _ = try store.planSlots(of: Fixture.center(), at: noon)
        #expect(try store.slots(Fixture.center(), on: Self.day("2026-11-23")).count == 4)
    }

    @Test
    func `R66: a holiday closes what is free, keeps what is booked, and names it; what is cancelled then stays closed`()
        throws
    {
        let fixture = try Fixture()
        let store = try Self.open(fixture)
        _ = try store.planSlots(of: Fixture.center(), at: Self.now)
        let start = Fixture.now.adding(minutes: 24 * 60)
        let number = try Self.book(store, start)
        let holiday = CalendarDay(day: try Self.day("2026-11-24"), kind: .holiday, note: "样例")
        #expect(try store.save(days: [PlacedRecord(holiday)]) == CatalogStock.tally(made: 1))
        _ = try store.planSlots(of: Fixture.center(), at: Self.now)
        let kept = try store.slots(Fixture.center(), on: Self.day("2026-11-24"))
        #expect(kept.map(\.quota) == [1] && kept.map(\.issued) == [1] && kept.map(\.free) == [0])
        let stranded = try store.strandedSlots(of: nil, at: Self.now.timestamp)
        #expect(stranded.map(\.slot.start) == [start])
        _ = try store.cancel(number, at: Self.now)
        _ = try store.planSlots(of: Fixture.center(), at: Self.now)
        #expect(try store.slots(Fixture.center(), on: Self.day("2026-11-24")).allSatisfy { $0.free == 0 })
        #expect(try store.strandedSlots(of: nil, at: Self.now.timestamp).isEmpty)
        #expect(try store.conservation(center: nil, day: nil).holds)
        // The day is open after all.
        #expect(try store.removeDay(Self.day("2026-11-24"), of: nil))
        _ = try store.planSlots(of: Fixture.center(), at: Self.now)
        #expect(try store.slots(Fixture.center(), on: Self.day("2026-11-24")).count == 7)
        #expect(try store.conservation(center: nil, day: nil).holds)
    }

    @Test
    func `R66, R40: a new plan cuts the rest of a day around a booked slot, which keeps its time and numbers`() throws {
        let fixture = try Fixture()
        let store = try Self.open(fixture)
        _ = try store.planSlots(of: Fixture.center(), at: Self.now)
        _ = try Self.book(store, Fixture.now.adding(minutes: 24 * 60))
        #expect(
            try store.save(Self.plan(30, quota: 6, from: "2026-11-24"), by: #require(StaffID("1")), at: Fixture.now)
                == []
        )
        _ = try store.planSlots(of: Fixture.center(), at: Self.now)
        let slots = try store.slots(Fixture.center(), on: Self.day("2026-11-24"))
        #expect(slots.count == 13 && slots.reduce(0) { $0 + $1.issued } == 1)
        #expect(try store.slots(Fixture.center(), on: Self.day("2026-11-25")).count == 14)
        #expect(try store.slots(Fixture.center(), on: Self.day("2026-11-23")).count == 7)
        // The slot that kept its time can have other numbers, too.
        let set = SlotQuota(
            center: try Fixture.center(),
            service: try CatalogStock.service(),
            day: try Self.day("2026-11-24"),
            start: 600,
            quota: 3,
            reason: "培训"
        )
        #expect(try store.save(set, at: Self.now) == [])
        _ = try store.planSlots(of: Fixture.center(), at: Self.now)
        #expect(
            try store.slots(Fixture.center(), on: Self.day("2026-11-24")).contains { $0.quota == 3 && $0.issued == 1 }
        )
        #expect(try store.conservation(center: nil, day: nil).holds)
    }

    @Test(arguments: [(12, true), (13, false)])
    func `A16: half of four windows at ten minutes is 12 numbers an hour, 13 are refused`(quota: Int, isTaken: Bool)
        throws
    {
        let fixture = try Fixture()
        let store = try CatalogStock.open(fixture)
        let faults = try store.save(Self.plan(quota: quota), by: #require(StaffID("1")), at: Fixture.now)
        #expect(faults == (isTaken ? [] : [.aboveShare(quota: 13, most: 12, minutes: 60)]))
        #expect(try store.plans(of: Fixture.center()).isEmpty != isTaken)
    }

    @Test
    func `A16: one slot can have other numbers, within the share and with a reason`() throws {
        let fixture = try Fixture()
        let store = try Self.open(fixture)
        _ = try store.planSlots(of: Fixture.center(), at: Self.now)
        func set(_ quota: Int, start: Int = 600, reason: String = "窗口培训") throws -> [CatalogFault] {
            try store.save(
                SlotQuota(
                    center: Fixture.center(),
                    service: CatalogStock.service(),
                    day: Self.day("2026-11-24"),
                    start: start,
                    quota: quota,
                    reason: reason
                ),
                at: Self.now
            )
        }
        #expect(try set(3) == [])
        #expect(try set(13) == [.aboveShare(quota: 13, most: 12, minutes: 60)])
        #expect(try set(3, start: 601) == [.malformed(.start, .clock)])
        #expect(try set(3, reason: "") == [.missing(.reason)])
        _ = try store.planSlots(of: Fixture.center(), at: Self.now)
        #expect(
            try store.slots(Fixture.center(), on: Self.day("2026-11-24")).map(\.quota) == [12, 3, 12, 12, 12, 12, 12]
        )
    }

    @Test
    func `R2: open time without numbers is listed, and the plans to begin with leave none`() throws {
        let fixture = try Fixture()
        let store = try Self.open(fixture)
        let days = (try Self.day("2026-11-23"), try Self.day("2026-11-24"))
        let gaps = try store.slotGaps(of: Fixture.center(), from: days.0, through: days.1)
        #expect(gaps.count == 4 && gaps.allSatisfy { $0.service.text == "tax" && $0.cause == .noPlan })
        let made = try store.savePlansToBeginWith(
            of: Fixture.center(),
            from: days.0,
            reason: "初始",
            by: #require(StaffID("1")),
            at: Self.now.timestamp
        )
        #expect(made == 1)
        #expect(try store.slotGaps(of: Fixture.center(), from: days.0, through: days.1).isEmpty)
    }
}
