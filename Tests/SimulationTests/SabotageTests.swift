// SPDX-License-Identifier: Apache-2.0
import Testing

@testable import Simulation

/// The simulator finds what is broken on purpose: no check of it is one that cannot fail.
struct SabotageTests {
    /// Which invariants may notice a mistake first.
    private static let noticed: [Sabotage: Set<Invariant>] = [
        .answersEarly: [.acknowledgedIsKept],
        .keepsUnstored: [.replayEqualsLive, .acknowledgedIsKept],
        .forgetsGroup: [.replayEqualsLive],
        .ignoresFrames: [.displaysConverge],
        .forgetsPlace: [.followersSeeOnce],
        .takesAnyBatch: [.factsArriveOnce],
        .skipsBatch: [.factsArriveOnce],
        .grantsAll: [.oneGrant],
        .printsAgain: [.oneOriginal, .lawfulLife],
    ]

    /// Visitors of a hall for what takes two at the same moment.
    private static let crowds: [Sabotage: Int] = [.grantsAll: 150, .printsAgain: 80]

    @Test(arguments: Sabotage.allCases)
    func `a mistake that is made on purpose is found`(sabotage: Sabotage) {
        var found: Invariant?
        for seed in 1...12 as ClosedRange<UInt64> where found == nil {
            let visitors = Self.crowds[sabotage] ?? 20
            let scenario = Scenario(seed: seed, days: 1, halls: 2, visitors: visitors, sabotage: sabotage)
            if case .broken(let violation) = Outcome.of(scenario) { found = violation.invariant }
        }
        #expect(found.map { Self.noticed[sabotage, default: []].contains($0) } == true, "\(String(describing: found))")
    }

    @Test func `a failing scenario is shrunk to what it needs`() throws {
        let scenario = Scenario(seed: 3, days: 2, halls: 2, visitors: 12, sabotage: .answersEarly)
        guard case .broken(let violation) = Outcome.of(scenario) else {
            Issue.record("the planted mistake was not found")
            return
        }
        var shrinking = Shrinking(scenario, violation)
        shrinking.run()
        #expect(shrinking.scenario.days == 1 && shrinking.scenario.halls == 1 && shrinking.scenario.faults.isEmpty)
        #expect(shrinking.scenario.visitors < 12)
        #expect(Outcome.of(shrinking.scenario) == .broken(shrinking.violation))
    }
}
