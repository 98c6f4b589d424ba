// SPDX-License-Identifier: Apache-2.0
/// How a window chooses among green, booked and ordinary visitors (A8, A35).
///
/// Every value the validator accepts serves everybody: within a class first come is first served, and of
/// `priorityRun + 1` consecutive calls at a window at least one is ordinary once the ageing time has passed.
package struct OrderPolicy: Sendable, Equatable, Codable {
    /// The rule for ordinary visitors while priority visitors wait.
    package enum Mode: String, Sendable, Codable, CaseIterable {
        /// Issue order only; nobody has priority.
        case fifo
        /// Priority first; ordinary visitors interleave, `priorityRun : 1`, only after `longestAgeingMinutes`.
        case strict
        /// `priorityRun : 1` once the oldest ordinary visitor has waited `ageingMinutes` (default 2:1 after 30).
        case aged
        /// `priorityRun : 1` always.
        case ratio
    }

    /// The rule for ordinary visitors.
    package var mode: Mode
    /// Priority calls in a row before an ordinary one, 1–10.
    package var priorityRun: Int
    /// Minutes an ordinary visitor has waited before the run is limited, 0–120.
    package var ageingMinutes: Int
    /// Green calls in a row while a booked visitor waits inside the slot, 1–5 (`green.max_run`).
    package var greenMaxRun: Int

    /// The longest that `ageingMinutes` may be, and what `strict` always waits.
    package static let longestAgeingMinutes = 120

    /// The notice's reading A8: 2:1 after 30 minutes, one green in two.
    package static let standard = OrderPolicy(mode: .aged, priorityRun: 2, ageingMinutes: 30, greenMaxRun: 1)

    /// Collects the parts; `HallPlan.problems` judges them.
    package init(mode: Mode, priorityRun: Int, ageingMinutes: Int, greenMaxRun: Int) {
        (self.mode, self.priorityRun) = (mode, priorityRun)
        (self.ageingMinutes, self.greenMaxRun) = (ageingMinutes, greenMaxRun)
    }
}
