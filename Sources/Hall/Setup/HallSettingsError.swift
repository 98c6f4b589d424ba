// SPDX-License-Identifier: Apache-2.0
package import Queueing
package import Settings

/// Why a hall's settings cannot be used.
package enum HallSettingsError: Error, Sendable, CustomStringConvertible {
    /// The text has problems, with lines.
    case file(SettingsError)
    /// The text is fine, but the hall it describes would break a rule of the notice.
    case plan([PlanProblem])

    package var description: String {
        switch self {
        case .file(let error): error.description
        case .plan(let problems): problems.map(\.description).joined(separator: "\n")
        }
    }
}
