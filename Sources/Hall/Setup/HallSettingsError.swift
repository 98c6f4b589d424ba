// SPDX-License-Identifier: Apache-2.0
package import Queueing
package import Settings

/// Why a hall's settings cannot be used.
package enum HallSettingsError: Error, Sendable, CustomStringConvertible {
    /// The text has problems, with lines.
    case file(SettingsError)
    /// The machine does not know the zone.
    case zone(String)
    /// The text is fine, but the hall it describes would break a rule of the notice.
    case plan([PlanProblem])

    static let zoneAdvice = "write a name like Asia/Shanghai, and install tzdata if it is missing"

    package var description: String {
        switch self {
        case .file(let error): error.description
        case .zone(let name): "the zone '\(name)' is not known here — \(Self.zoneAdvice)"
        case .plan(let problems): problems.map(\.description).joined(separator: "\n")
        }
    }
}
