// SPDX-License-Identifier: Apache-2.0
package import Supervision

extension CenterRole {
    /// What the role may do; where is a matter of the caller's center and department.
    package var permissions: Set<Permission> {
        switch self {
        case .city: Set(Permission.allCases)
        case .centerAdmin: Set(Permission.allCases).subtracting([.readAudit, .editRules])
        case .department: [.readCatalog, .editCatalog, .readFigures]
        case .auditor:
            [
                .readCatalog, .readRules, .readBookings, .readNoShows, .readFigures, .readAudit, .readSupervision,
            ]
        case .publicReader: [.readFigures]
        }
    }
}
