// SPDX-License-Identifier: Apache-2.0

/// Makes a scenario that breaks an invariant smaller, as long as it still breaks the same one.
package struct Shrinking {
    /// The smallest found so far.
    package private(set) var scenario: Scenario
    /// How it breaks.
    package private(set) var violation: Violation
    /// Runs that may still be made.
    private var runsLeft: Int

    /// Begins with a scenario and the way it breaks; makes at most `runs` runs.
    package init(_ scenario: Scenario, _ violation: Violation, runs: Int = 80) {
        (self.scenario, self.violation, runsLeft) = (scenario, violation, runs)
    }

    /// Tries fewer days, halls, visitors and kinds of fault, until none can be left out.
    package mutating func run() {
        var before: Scenario
        repeat {
            before = scenario
            shrink(\.days)
            shrink(\.halls)
            shrink(\.visitors)
            for kind in FaultKind.allCases where scenario.faults.contains(kind) {
                var smaller = scenario
                smaller.faults.remove(kind)
                attempt(smaller)
            }
        } while scenario != before && runsLeft > 0
    }

    /// Halves a number, then takes one off at a time.
    private mutating func shrink(_ size: WritableKeyPath<Scenario, Int>) {
        for step in [scenario[keyPath: size] / 2, scenario[keyPath: size] / 4, 1] where step > 0 {
            while scenario[keyPath: size] > step {
                var smaller = scenario
                smaller[keyPath: size] -= step
                guard attempt(smaller) else { break }
            }
        }
    }

    @discardableResult
    private mutating func attempt(_ smaller: Scenario) -> Bool {
        guard runsLeft > 0 else { return false }
        runsLeft -= 1
        guard case .broken(let found) = Outcome.of(smaller), found.invariant == violation.invariant else {
            return false
        }
        (scenario, violation) = (smaller, found)
        return true
    }
}
