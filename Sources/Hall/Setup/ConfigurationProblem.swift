// SPDX-License-Identifier: Apache-2.0
import Queueing
import Settings

/// One thing that is wrong with a configuration, for the page that shows it at its line.
package struct ConfigurationProblem: Sendable, Equatable {
    /// Counted from 1; 0 when no line is to blame.
    package let line: Int
    /// What is wrong.
    package let message: String
    /// What to do about it; empty when the message says it.
    package let advice: String

    /// Joins the parts.
    package init(line: Int = 0, message: String, advice: String = "") {
        (self.line, self.message, self.advice) = (line, message, advice)
    }
}

extension HallSettingsError {
    /// Everything that is wrong, one by one.
    package var problems: [ConfigurationProblem] {
        switch self {
        case .file(let error):
            error.problems.map { ConfigurationProblem(line: $0.line, message: $0.message, advice: $0.advice) }
        case .zone(let name):
            [ConfigurationProblem(message: "the zone '\(name)' is not known here", advice: Self.zoneAdvice)]
        case .plan(let problems): problems.map { ConfigurationProblem(message: $0.description) }
        }
    }
}
