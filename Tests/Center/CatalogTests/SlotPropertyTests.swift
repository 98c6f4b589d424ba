// SPDX-License-Identifier: Apache-2.0
import Catalog
import Terms
import Testing

/// What holds of every grid and every new planning, tried on plans that a seed makes.
struct SlotPropertyTests {
    private typealias Fixture = CatalogFixture

    /// Steele, Lea, Flood 2014 (SplitMix64).
    private struct Dice {
        var state: UInt64

        mutating func below(_ bound: Int) -> Int {
            state &+= 0x9E37_79B9_7F4A_7C15
            var mixed = (state ^ (state >> 30)) &* 0xBF58_476D_1CE4_E5B9
            mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
            return Int((mixed ^ (mixed >> 31)).multipliedFullWidth(by: UInt64(bound)).high)
        }

        mutating func sessions() -> [Range<Int>] {
            Spans.union(
                (0..<below(4)).map { _ in
                    let start = below(1400)
                    return start..<min(1440, start + 1 + below(400))
                }
            )
        }

        mutating func bands() -> [SlotBand] {
            var bands: [SlotBand] = [SlotBand(slotMinutes: 10 + below(231), quota: 1 + below(40))]
            var start = 0
            while start < 1300, below(3) > 0 {
                start += below(200)
                let end = start + 1 + below(300)
                bands.append(SlotBand(span: start..<end, slotMinutes: 10 + below(231), quota: 1 + below(40)))
                start = end
            }
            return bands
        }
    }

    @Test
    func `R2: a grid never overlaps and covers every open minute and no other`() throws {
        for seed in UInt64(1)...400 {
            var dice = Dice(state: seed)
            let sessions = dice.sessions()
            let plan = try Fixture.plan(dice.bands())
            let slots = SlotGrid.slots(plan, sessions: sessions)
            #expect(
                zip(slots, slots.dropFirst()).allSatisfy { $0.minutes.upperBound <= $1.minutes.lowerBound },
                "seed \(seed)"
            )
            #expect(Spans.union(slots.map(\.minutes)) == sessions, "seed \(seed)")
            #expect(slots.allSatisfy { $0.quota >= 1 && !$0.minutes.isEmpty }, "seed \(seed)")
        }
    }

    @Test
    func `R66: planning anew never takes a number that somebody holds, and the second time changes nothing`() throws {
        for seed in UInt64(1)...400 {
            var dice = Dice(state: seed)
            let before = SlotGrid.slots(try Fixture.plan(dice.bands()), sessions: dice.sessions())
            let stock = before.map { slot in
                let issued = dice.below(slot.quota + 1)
                let held = issued + dice.below(slot.quota - issued + 1)
                return SlotReplan.Stock(minutes: slot.minutes, quota: slot.quota, issued: issued, held: held)
            }
            let sessions = dice.below(4) == 0 ? [] : dice.sessions()
            let (plan, begun) = (try Fixture.plan(dice.bands()), dice.below(3) == 0 ? dice.below(1440) : 0)
            let replan = SlotReplan(from: stock, plan: plan, sessions: sessions, begun: begun)
            let after = Self.stock(stock, after: replan)
            for old in stock where old.held > 0 {
                let now = after.first { $0.minutes == old.minutes }
                #expect(now?.held == old.held && (now?.quota ?? 0) >= old.held, "seed \(seed)")
            }
            let times = after.map(\.minutes).sorted { $0.lowerBound < $1.lowerBound }
            #expect(zip(times, times.dropFirst()).allSatisfy { $0.upperBound <= $1.lowerBound }, "seed \(seed)")
            let uncovered = Spans.difference(sessions, times).filter { $0.lowerBound >= begun }
            #expect(uncovered.isEmpty, "seed \(seed) leaves \(uncovered)")
            #expect(SlotReplan(from: after, plan: plan, sessions: sessions, begun: begun).isEmpty, "seed \(seed)")
            let free = after.filter { $0.minutes.lowerBound >= begun && !Self.lies($0.minutes, in: sessions) }
            #expect(free.allSatisfy { $0.quota == $0.held }, "seed \(seed)")
            #expect(
                replan.stranded.allSatisfy { $0.held > 0 && !Self.lies($0.minutes, in: sessions) },
                "seed \(seed)"
            )
        }
    }

    private static func lies(_ minutes: Range<Int>, in sessions: [Range<Int>]) -> Bool {
        Spans.difference([minutes], sessions).isEmpty
    }

    private static func stock(_ stock: [SlotReplan.Stock], after replan: SlotReplan) -> [SlotReplan.Stock] {
        let changed = Dictionary(replan.changed.map { ($0.minutes, $0.quota) }, uniquingKeysWith: { first, _ in first })
        let kept = stock.filter { !replan.removed.contains($0.minutes) }.map { old in
            SlotReplan.Stock(
                minutes: old.minutes,
                quota: changed[old.minutes] ?? old.quota,
                issued: old.issued,
                held: old.held
            )
        }
        let made = replan.made.map { SlotReplan.Stock(minutes: $0.minutes, quota: $0.quota, issued: 0, held: 0) }
        return kept + made
    }
}
