// SPDX-License-Identifier: Apache-2.0

/// What a run simulates; the same scenario always gives the same run, to the last byte that a hall stores.
package struct Scenario: Sendable, Equatable {
    /// What every number of the run follows from.
    package var seed: UInt64
    /// Business days, 1–365.
    package var days: Int
    /// Halls of the city, 1–20.
    package var halls: Int
    /// Visitors of a hall and day, 1–2000.
    package var visitors: Int
    /// What may go wrong.
    package var faults: Set<FaultKind>
    /// A mistake that is made on purpose, to see that it is found.
    package var sabotage: Sabotage?

    /// The usual city.
    package init(
        seed: UInt64,
        days: Int = 3,
        halls: Int = 3,
        visitors: Int = 80,
        faults: Set<FaultKind> = Set(FaultKind.allCases),
        sabotage: Sabotage? = nil
    ) {
        (self.seed, self.days, self.halls, self.visitors) = (seed, days, halls, visitors)
        (self.faults, self.sabotage) = (faults, sabotage)
    }

    /// The bounds of what may be asked for.
    package static let bounds = (days: 1...365, halls: 1...20, visitors: 1...2000)

    /// The command that runs it again.
    package var command: String {
        let without = FaultKind.allCases.filter { !faults.contains($0) }.map(\.rawValue)
        let rest = without.isEmpty ? "" : " --without " + without.joined(separator: ",")
        return "kioskctl simulate --seed \(seed) --days \(days) --halls \(halls) --visitors \(visitors)" + rest
    }
}
