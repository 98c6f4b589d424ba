// SPDX-License-Identifier: Apache-2.0
package import Supervision
package import Terms

/// A member of staff, or the holder of the machine's own token, who asks for something.
package struct OfficeCaller: Sendable, Equatable {
    /// The staff number; `admin` of the machine's token.
    package let staff: StaffID
    /// As what they signed in.
    package let role: CenterRole
    /// The one center they may see; nil for the whole city.
    package let center: CenterID?
    /// The one department whose items they may change; nil for all.
    package let department: DepartmentID?

    /// Collects the parts.
    package init(staff: StaffID, role: CenterRole, center: CenterID? = nil, department: DepartmentID? = nil) {
        (self.staff, self.role, self.center, self.department) = (staff, role, center, department)
    }

    /// Says whether the caller may do it at all.
    package func may(_ permission: Permission) -> Bool { role.permissions.contains(permission) }

    /// Throws unless the caller may see and change things of `center`.
    package func require(_ center: CenterID) throws(CenterProblem) {
        guard self.center == nil || self.center == center else { throw .forbidden }
    }

    /// The center to look at: the caller's own, or the one that was asked for; nil is the whole city.
    package func scope(_ asked: CenterID?) throws(CenterProblem) -> CenterID? {
        guard let own = center else { return asked }
        guard asked == nil || asked == own else { throw .forbidden }
        return own
    }
}
