// SPDX-License-Identifier: Apache-2.0
import Simulators

/// Decides for one part of the city which faults strike, each kind by a stream of its own.
struct FaultDice {
    private let enabled: Set<FaultKind>
    private var streams: [FaultKind: SeededRandom] = [:]
    /// How much more or less often than usual a kind strikes in this run: some runs know a fault well, some not at all.
    private var weights: [FaultKind: Int] = [:]
    private let tally: Tally

    /// The dice of the part called `name`.
    init(_ scenario: Scenario, _ name: String, _ tally: Tally) {
        (enabled, self.tally) = (scenario.faults, tally)
        for kind in FaultKind.allCases {
            streams[kind] = SeededRandom(scenario.seed, "fault \(kind.rawValue) \(name)")
            var mood = SeededRandom(scenario.seed, "mood \(kind.rawValue)")
            weights[kind] = mood.oneOf([0, 1, 1, 3])
        }
    }

    /// Says whether the fault strikes now; it is counted.
    ///
    /// `rate` is in ten thousandths, the kind's own unless said otherwise.
    mutating func strikes(_ kind: FaultKind, rate: Int? = nil) -> Bool {
        guard enabled.contains(kind), !tally.isHealed else { return false }
        guard streams[kind]?.strikes((rate ?? kind.rate) * weights[kind, default: 1]) == true else { return false }
        tally.faults[kind, default: 0] += 1
        return true
    }

    /// How much, how long or how, of a fault that strikes.
    mutating func amount(_ kind: FaultKind, _ range: ClosedRange<Int>) -> Int {
        streams[kind]?.within(range) ?? range.lowerBound
    }

    /// True in so many of a hundred cases of a fault that strikes.
    mutating func percent(_ kind: FaultKind, _ share: Int) -> Bool { amount(kind, 0...99) < share }
}

extension FaultDice {
    /// How long a message of the hall's network is under way, in milliseconds.
    mutating func travel() -> Int64 { Int64(amount(.hallNetwork, 1...30)) }
}
