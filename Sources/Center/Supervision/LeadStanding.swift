// SPDX-License-Identifier: Apache-2.0
/// How far people have come with a lead (R55).
package enum LeadStanding: Sendable, Hashable {
    case open
    /// Somebody looked into it and holds it for one.
    case reviewed
    /// Somebody looked into it and holds it for none.
    case dismissed
    /// The lead was handed to an authority.
    case referred(Authority)

    /// Where leads go: the authorities that the notice names.
    package enum Authority: String, Sendable, CaseIterable {
        case developmentReform = "development_reform"
        case publicSecurity = "public_security"
        case housing
        case marketRegulation = "market_regulation"

        /// Its name.
        package var chineseName: String {
            switch self {
            case .developmentReform: "发展改革"
            case .publicSecurity: "公安"
            case .housing: "房地产管理"
            case .marketRegulation: "市场监管"
            }
        }
    }

    /// The text it is stored and shown as: `referred_to:housing`.
    package var text: String {
        switch self {
        case .open: "open"
        case .reviewed: "reviewed"
        case .dismissed: "dismissed"
        case .referred(let authority): "referred_to:" + authority.rawValue
        }
    }

    /// Reads `text`; nil for any other.
    package init?(text: String) {
        switch text {
        case "open": self = .open
        case "reviewed": self = .reviewed
        case "dismissed": self = .dismissed
        default:
            guard text.hasPrefix("referred_to:"), let authority = Authority(rawValue: String(text.dropFirst(12)))
            else { return nil }
            self = .referred(authority)
        }
    }

    /// Whether people may take a lead from here to `next`: nothing is handed on that nobody has looked into, and what was
    /// handed on stays so.
    package func mayBecome(_ next: LeadStanding) -> Bool {
        switch (self, next) {
        case (.open, .reviewed), (.open, .dismissed), (.reviewed, .dismissed), (.reviewed, .referred): true
        case (.dismissed, .reviewed): true
        default: false
        }
    }
}
