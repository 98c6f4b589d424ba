// SPDX-License-Identifier: Apache-2.0
import Terms

/// What a simulation prints.
package enum SimulationReport {
    /// Says what sound runs have counted.
    package static func text(of figures: Outcome.Figures) -> String {
        let counts = [
            ("hall-days", figures.hallDays), ("steps", figures.steps), ("events stored", figures.events),
            ("tickets", figures.tickets), ("answers that reached somebody", figures.acknowledged),
            ("slips printed", figures.papers), ("facts taken by the center", figures.facts),
            ("boards shown", figures.frames), ("starts of a hall", figures.restarts),
        ]
        let checks = Invariant.allCases.map { ($0.rawValue, figures.checks[$0, default: 0]) }
        let faults = FaultKind.allCases.map { ($0.rawValue, figures.faults[$0, default: 0]) }
        return table("simulated", counts) + table("faults", faults) + table("invariants looked at", checks)
            + "digest \(figures.digest)\n"
    }

    /// Says how an invariant broke, and how to see it again.
    package static func text(of violation: Violation, in scenario: Scenario) -> String {
        let trace = violation.trace.map { "    \($0)\n" }.joined()
        return """
            broken: \(violation.invariant.rawValue)
              \(violation.detail)
              at step \(violation.step), \(violation.time), after
            \(trace)  again: \(scenario.command)

            """
    }

    private static func table(_ title: String, _ rows: [(String, Int)]) -> String {
        title + "\n"
            + rows.map { name, count in
                let digits = grouped(count)
                let dots = String(repeating: " ", count: max(1, 56 - name.utf8.count - digits.utf8.count))
                return "  " + name + dots + digits + "\n"
            }
            .joined()
    }

    /// `1,234,567`.
    private static func grouped(_ number: Int) -> String {
        let digits = Array(String(number))
        return digits.enumerated().map { place, digit in
            place > 0 && (digits.count - place) % 3 == 0 ? ",\(digit)" : String(digit)
        }
        .joined()
    }
}
