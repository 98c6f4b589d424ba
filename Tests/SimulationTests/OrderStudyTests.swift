// SPDX-License-Identifier: Apache-2.0
import Queueing
import Simulators
import Terms
import Testing

@testable import Simulation

struct OrderStudyTests {
    @Test(arguments: [OrderPolicy.Mode.ratio, .aged])
    func `at the promised load every booked visitor is called in the slot and nobody waits beyond the bound`(
        mode: OrderPolicy.Mode
    ) throws {
        let figures = try OrderStudy(seed: 4, days: 30, load: OrderStudy.promisedLoad).figures(under: mode)
        #expect(OrderStudy.misses(figures) == [])
        #expect(figures.longest.wait > 0)
    }

    @Test func `first come, first served does not keep the slots, so the check can fail`() throws {
        let figures = try OrderStudy(seed: 4, days: 30, load: OrderStudy.promisedLoad).figures(under: .fifo)
        #expect(!figures.keepsEverySlot)
        #expect(figures.beyondBound == 0)
    }

    @Test func `the outlook is nearer to what happens than mean time times people ahead`() throws {
        let figures = try OrderStudy(seed: 5, days: 30, load: OrderStudy.promisedLoad).figures(under: .aged)
        #expect(figures.outlook.count > 4000)
        #expect(figures.outlook.mean < figures.plain.mean)
        #expect(figures.outlook.coverage > figures.plain.coverage)
    }

    @Test(arguments: 1...12 as ClosedRange<UInt64>)
    func `nobody waits beyond the bound of any policy, whatever its numbers`(seed: UInt64) throws {
        var random = SeededRandom(seed, "policies")
        let policy = OrderPolicy(
            mode: random.oneOf(OrderPolicy.Mode.allCases),
            priorityRun: random.within(1...10),
            ageingMinutes: random.within(0...120),
            greenMaxRun: random.within(1...5)
        )
        let load = Double(random.within(60...200)) / 100
        var hall = OrderHall(policy, load: load)
        for day in 0..<3 {
            let opening = Timestamp(seconds: 1_767_574_800 + Int64(day) * 86_400)
            try hall.live(OrderDay(opening: opening, load: load, random: &random))
        }
        #expect(hall.outcome.beyondBound == 0, "seed \(seed), \(policy), load \(load)")
        #expect(hall.outcome.longest.wait <= hall.outcome.longest.bound)
    }

    @Test func `the bound is the arithmetic that it says`() {
        let visits: [Int64] = [5, 4, 3, 2, 1].map { $0 * 60_000 }
        let ratio = OrderBound(
            OrderPolicy(mode: .ratio, priorityRun: 1, ageingMinutes: 30, greenMaxRun: 1),
            windows: 1,
            handling: visits
        )
        // One under way, one ahead, two priority calls: 5 + 4 + 3 + 2.
        #expect(ratio.wait(behind: 1) == 14 * 60_000)
        let aged = OrderBound(.standard, windows: 2, handling: visits)
        // Two under way and four priority calls are more than the day has.
        #expect(aged.wait(behind: 0) == (30 * 60_000) + 15 * 30_000)
        var inTurn = OrderPolicy.standard
        inTurn.mode = .fifo
        #expect(OrderBound(inTurn, windows: 2, handling: visits).wait(behind: 1) == 12 * 30_000)
    }

    @Test func `the same seed gives the same table`() throws {
        let study = OrderStudy(seed: 9, days: 5, load: 1.05)
        let lines = try (0..<2).map { _ in OrderReport.line(try study.figures(under: .strict)) }
        #expect(lines[0] == lines[1])
    }
}
