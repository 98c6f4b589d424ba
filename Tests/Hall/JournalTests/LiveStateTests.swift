// SPDX-License-Identifier: Apache-2.0
import Queueing
import Terms
import Testing

@testable import Journal

struct LiveStateTests {
    /// Commits and failures in any order leave the state of the committed records only.
    @Test(arguments: 1...40 as ClosedRange<UInt64>)
    func `going back leads to what is stored`(seed: UInt64) {
        var random = SplitMix64(seed: seed)
        let first = StoredEvent.firstHash(of: Lobby.hall)
        var live = LiveState(HallState(), chain: first)
        var (expected, chain) = (HallState(), first)
        for turn in 0..<60 {
            let group = decide(Int.random(in: 1...5, using: &random), from: turn * 10, on: &live)
            if Bool.random(using: &random) {
                live.commit()
                for record in group { expected.apply(record) }
                chain = live.chain
            } else {
                live.rollBack()
            }
            if Int.random(in: 0..<10, using: &random) == 0 {
                #expect(live.snapshot(of: Lobby.hall).state == expected, "seed \(seed)")
            }
            #expect(live.state == expected, "seed \(seed), turn \(turn)")
            #expect(live.chain == chain, "seed \(seed), turn \(turn)")
        }
    }

    private func decide(_ count: Int, from number: Int, on live: inout LiveState) -> [HallRecord] {
        var group: [HallRecord] = []
        for offset in 0..<count {
            let decision = Queueing.decide(
                Lobby.walkIn(number + offset),
                intent: nil,
                staff: nil,
                at: Lobby.opening,
                in: live.state,
                plan: Lobby.plan()
            )
            for event in decision.events {
                let record = HallRecord(
                    position: live.state.position.next,
                    moment: Lobby.opening,
                    intent: nil,
                    staff: nil,
                    event: event,
                    answer: nil
                )
                live.apply(record, chain: StoredEvent(record, after: live.chain).hash)
                group.append(record)
            }
        }
        return group
    }
}

/// Sebastiano Vigna's generator: the same numbers for the same seed everywhere.
struct SplitMix64: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = (state ^ (state >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
