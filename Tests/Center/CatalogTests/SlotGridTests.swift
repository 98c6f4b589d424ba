// SPDX-License-Identifier: Apache-2.0
import Catalog
import Terms
import Testing

/// How open time becomes slots, and what a plan may ask for.
struct SlotGridTests {
    private typealias Fixture = CatalogFixture

    @Test
    func `R66: an hour grid of an ordinary day`() throws {
        let plan = try Fixture.plan([SlotBand(slotMinutes: 60, quota: 6)])
        let slots = SlotGrid.slots(plan, sessions: [540..<720, 780..<1020])
        #expect(slots.map(\.minutes.lowerBound) == [540, 600, 660, 780, 840, 900, 960])
        #expect(slots.allSatisfy { $0.minutes.count == 60 && $0.quota == 6 })
    }

    @Test(arguments: [
        (50, [540..<590, 590..<640, 640..<690, 690..<720], [6, 6, 6, 3]),
        (57, [540..<597, 597..<654, 654..<720], [6, 6, 6]),
        (240, [540..<720], [4]),
    ])
    func `R2: what is left of a session is a shorter slot or lengthens the last`(
        length: Int,
        spans: [Range<Int>],
        quotas: [Int]
    ) throws {
        let plan = try Fixture.plan([SlotBand(slotMinutes: length, quota: 6)])
        let slots = SlotGrid.slots(plan, sessions: [540..<720])
        #expect(slots.map(\.minutes) == spans)
        #expect(slots.map(\.quota) == quotas)
    }

    @Test
    func `parts of a plan cut their own time, the unnamed part the rest`() throws {
        let plan = try Fixture.plan([
            SlotBand(slotMinutes: 60, quota: 6), SlotBand(span: 540..<600, slotMinutes: 20, quota: 1),
        ])
        let slots = SlotGrid.slots(plan, sessions: [540..<720])
        #expect(slots.map(\.minutes) == [540..<560, 560..<580, 580..<600, 600..<660, 660..<720])
        #expect(slots.map(\.quota) == [1, 1, 1, 6, 6])
    }

    @Test
    func `a number set for one slot counts on that slot alone`() throws {
        let plan = try Fixture.plan([SlotBand(slotMinutes: 60, quota: 6)])
        let set = SlotQuota(
            center: try Fixture.center(),
            service: try Fixture.service(),
            day: try Fixture.day("2026-11-23"),
            start: 600,
            quota: 2,
            reason: "窗口培训"
        )
        let slots = SlotGrid.slots(plan, sessions: [540..<720], quotas: [set])
        #expect(slots.map(\.quota) == [6, 2, 6])
    }

    @Test(arguments: [
        (4, 9, 60, 13), (1, 30, 60, 1), (1, 30, 59, 0), (1, 31, 60, 0), (1, 480, 240, 1), (300, 1, 10, 1500),
    ])
    func `A16: numbers are the share of windows times minutes by handling minutes, rounded down`(
        windows: Int,
        handling: Int,
        minutes: Int,
        most: Int
    ) throws {
        let entry = try Fixture.entry(windows: windows, handling: handling)
        #expect(SlotCapacity.quota(of: entry, minutes: minutes, sharePercent: 50) == most)
    }

    @Test
    func `A16: the share itself is accepted, one number more is not, and says how many there may be`() throws {
        let (entry, profile) = (try Fixture.entry(), try Fixture.profile())
        let full = try Fixture.plan([SlotBand(slotMinutes: 60, quota: 13)])
        #expect(full.faults(for: entry, of: profile, sharePercent: 50).isEmpty)
        let more = try Fixture.plan([SlotBand(slotMinutes: 60, quota: 14)])
        #expect(
            more.faults(for: entry, of: profile, sharePercent: 50) == [.aboveShare(quota: 14, most: 13, minutes: 60)]
        )
        let most = try Fixture.plan([SlotBand(slotMinutes: 60, quota: 21)])
        #expect(most.faults(for: entry, of: profile, sharePercent: 80).isEmpty)
    }

    @Test
    func `A16: a plan without a reason is refused`() throws {
        let plan = SlotPlan(
            center: try Fixture.center(),
            service: try Fixture.service(),
            validFrom: try Fixture.day("2026-11-02"),
            bands: [SlotBand(slotMinutes: 60, quota: 1)],
            reason: ""
        )
        #expect(
            plan.faults(for: try Fixture.entry(), of: try Fixture.profile(), sharePercent: 50) == [.missing(.reason)]
        )
    }

    @Test(arguments: [(9, false), (10, true), (240, true), (241, false)])
    func `a slot has 10 to 240 minutes`(minutes: Int, isAllowed: Bool) throws {
        let plan = try Fixture.plan([SlotBand(slotMinutes: minutes, quota: 1)])
        let faults = plan.faults(
            for: try Fixture.entry(windows: 300, handling: 1),
            of: try Fixture.profile(),
            sharePercent: 50
        )
        #expect(faults == (isAllowed ? [] : [.outOfRange(.slotMinutes, 10...240)]))
    }

    @Test
    func `R2: a plan that leaves an open hour without numbers is refused, and the hour is named`() throws {
        let plan = try Fixture.plan([SlotBand(span: 540..<720, slotMinutes: 60, quota: 6)])
        let faults = plan.faults(for: try Fixture.entry(), of: try Fixture.profile(), sharePercent: 50)
        #expect(faults.count == 5)
        #expect(faults.first == .gap(weekday: .monday, minutes: 780..<1020))
        #expect(faults.first?.english.contains("monday 13:00-17:00") == true)
        #expect(faults.first?.chinese.contains("周一13:00-17:00") == true)
        // A business that is open in the morning only has no gap in the afternoon.
        let morning = try Fixture.entry(hours: "mon-fri 09:00-12:00")
        #expect(plan.faults(for: morning, of: try Fixture.profile(), sharePercent: 50).isEmpty)
    }

    @Test
    func `parts that overlap are refused, two unnamed ones too`() throws {
        for bands in [
            [
                SlotBand(span: 540..<720, slotMinutes: 60, quota: 1),
                SlotBand(span: 700..<1020, slotMinutes: 60, quota: 1),
            ],
            [SlotBand(slotMinutes: 60, quota: 1), SlotBand(slotMinutes: 30, quota: 1)],
        ] {
            let faults = try Fixture.plan(bands).faults(
                for: try Fixture.entry(),
                of: try Fixture.profile("mon 09:00-17:00"),
                sharePercent: 50
            )
            #expect(faults.contains(.bandsOverlap))
        }
    }

    @Test
    func `R2: gaps of a day say whether there is no plan or none for that time`() throws {
        let (entry, profile) = (try Fixture.entry(), try Fixture.profile())
        let day = try Fixture.day("2026-11-23")
        let evening = CityCalendar([CalendarDay(day: day, kind: .extra, sessions: [1080..<1200])])
        let plan = try Fixture.plan([
            SlotBand(span: 540..<720, slotMinutes: 60, quota: 1), SlotBand(span: 780..<1020, slotMinutes: 60, quota: 1),
        ])
        let gaps = SlotGap.all(of: entry, at: profile, on: day, plans: [plan], calendar: evening)
        #expect(gaps.map(\.minutes) == [1080..<1200] && gaps.map(\.cause) == [.notNamed])
        let later = try Fixture.plan([SlotBand(slotMinutes: 60, quota: 1)], from: "2026-11-24")
        let none = SlotGap.all(of: entry, at: profile, on: day, plans: [later], calendar: CityCalendar())
        #expect(none.map(\.minutes) == [540..<720, 780..<1020] && none.allSatisfy { $0.cause == .noPlan })
    }

    @Test
    func `the plan to begin with is accepted for every business that may exist`() throws {
        let profile = try Fixture.profile()
        for windows in [1, 2, 7, 300] {
            for handling in [1, 9, 31, 120, 480] {
                let entry = try Fixture.entry(windows: windows, handling: handling)
                let plan = try Fixture.plan([SlotCapacity.usualBand(of: entry, sharePercent: 50)])
                #expect(plan.faults(for: entry, of: profile, sharePercent: 50).isEmpty, "\(windows) \(handling)")
            }
        }
    }
}
