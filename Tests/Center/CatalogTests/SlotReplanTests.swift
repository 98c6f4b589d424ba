// SPDX-License-Identifier: Apache-2.0
import Catalog
import Testing

/// How the inventory of a day follows a changed plan or calendar.
struct SlotReplanTests {
    private typealias Fixture = CatalogFixture
    private typealias Stock = SlotReplan.Stock

    private static let stock = [
        Stock(minutes: 540..<600, quota: 6, issued: 2, held: 3),
        Stock(minutes: 600..<660, quota: 6, issued: 0, held: 0),
    ]

    @Test
    func `R66: a day that is closed keeps what is booked, loses what is free, and names what must be rebooked`() throws
    {
        let plan = try Fixture.plan([SlotBand(slotMinutes: 60, quota: 6)])
        let replan = SlotReplan(from: Self.stock, plan: plan, sessions: [])
        #expect(replan.changed == [PlannedSlot(minutes: 540..<600, quota: 3)])
        #expect(replan.removed == [600..<660] && replan.made.isEmpty)
        #expect(replan.stranded.map(\.minutes) == [540..<600])
    }

    @Test
    func `R66: fewer numbers than are held leaves those that are held`() throws {
        let plan = try Fixture.plan([SlotBand(slotMinutes: 60, quota: 1)])
        let replan = SlotReplan(from: Self.stock, plan: plan, sessions: [540..<660])
        #expect(replan.changed.map(\.quota) == [3, 1] && replan.stranded.isEmpty)
    }

    @Test
    func `R40: a booked slot keeps its time, and a new grid cuts the rest of the day`() throws {
        let plan = try Fixture.plan([SlotBand(slotMinutes: 40, quota: 4)])
        let replan = SlotReplan(from: Self.stock, plan: plan, sessions: [540..<680])
        #expect(replan.made.map(\.minutes) == [600..<640, 640..<680])
        #expect(replan.changed == [PlannedSlot(minutes: 540..<600, quota: 4)])
        #expect(replan.removed == [600..<660] && replan.stranded.isEmpty)
    }

    @Test
    func `slots that have begun are left alone`() throws {
        let plan = try Fixture.plan([SlotBand(slotMinutes: 30, quota: 2)])
        let replan = SlotReplan(from: Self.stock, plan: plan, sessions: [540..<660], begun: 541)
        #expect(replan.changed.isEmpty)
        #expect(replan.made.map(\.minutes) == [600..<630, 630..<660] && replan.removed == [600..<660])
    }

    @Test
    func `a plan that is met changes nothing`() throws {
        let plan = try Fixture.plan([SlotBand(slotMinutes: 60, quota: 6)])
        #expect(SlotReplan(from: Self.stock, plan: plan, sessions: [540..<660]).isEmpty)
    }
}
