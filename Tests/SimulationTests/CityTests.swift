// SPDX-License-Identifier: Apache-2.0
import Testing

@testable import Simulation

struct CityTests {
    @Test(arguments: 1...3 as ClosedRange<UInt64>)
    func `a small city keeps every invariant`(seed: UInt64) {
        let outcome = Outcome.of(Scenario(seed: seed, days: 2, halls: 2, visitors: 30))
        if case .broken(let violation) = outcome { Issue.record("seed \(seed): \(violation)") }
    }
}
