// SPDX-License-Identifier: Apache-2.0
/// What a member of a city's staff may do at the center (R9); where is a matter of their scope.
package enum CenterRole: String, Sendable, CaseIterable, Codable {
    /// The managing body of the city: everything, everywhere.
    case city
    /// The managing body of one center.
    case centerAdmin = "center_admin"
    /// A department (部门): its own items and bookings, no channel of its own.
    case department
    /// Reads everything, the audit log too, and changes nothing.
    case auditor
    /// Social supervisors and media (R50): anonymised figures only.
    case publicReader = "public"

    /// Its name.
    package var chineseName: String {
        switch self {
        case .city: "市级管理"
        case .centerAdmin: "中心管理"
        case .department: "部门"
        case .auditor: "审计"
        case .publicReader: "社会监督"
        }
    }
}
