// SPDX-License-Identifier: Apache-2.0
/// As what a member of the center's staff signs in.
package enum CenterRole: String, Sendable, CaseIterable, Codable {
    /// The city's managing body: everything.
    case city
    /// One center's managing body: everything of that center but staff of others and the city's rules.
    case centerAdmin = "center_admin"
    /// A department: its items and figures.
    case department
    /// Reads the audit log and every figure, changes nothing.
    case auditor
    /// Supervisors and media: anonymised figures (R50).
    case publicReader = "public"

    /// What the role may do.
    package var permissions: Set<Permission> {
        switch self {
        case .city: Set(Permission.allCases)
        case .centerAdmin: Set(Permission.allCases).subtracting([.readAudit, .editRules])
        case .department: [.readCatalog, .editCatalog, .readFigures]
        case .auditor: [.readCatalog, .readRules, .readBookings, .readNoShows, .readFigures, .readAudit, .supervise]
        case .publicReader: [.readFigures]
        }
    }
}
