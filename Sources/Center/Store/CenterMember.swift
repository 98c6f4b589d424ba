// SPDX-License-Identifier: Apache-2.0
package import Supervision
package import Terms
package import Vault

/// Who may sign in at the office: with which role, for which center and department, and by which secret.
package struct CenterMember: Sendable, Equatable {
    /// The number on the badge.
    package let number: StaffID
    /// What they may do.
    package let role: CenterRole
    /// The only center they may see; nil is the whole city.
    package let center: CenterID?
    /// The only department they act for.
    package let department: DepartmentID?
    /// What is kept of the secret.
    package let secret: PasswordHash
    /// Whether they may not sign in for now.
    package let isDisabled: Bool

    /// The most members a city may have.
    package static let limit = 5000

    /// Collects the parts; nil when a role lacks the center or department it is bound to, or has one it cannot have.
    package init?(
        number: StaffID,
        role: CenterRole,
        center: CenterID?,
        department: DepartmentID?,
        secret: PasswordHash,
        isDisabled: Bool = false
    ) {
        let isBound = role == .centerAdmin || role == .department
        guard !isBound || center != nil, role != .city || center == nil, (role == .department) == (department != nil)
        else { return nil }
        (self.number, self.role, self.center, self.department) = (number, role, center, department)
        (self.secret, self.isDisabled) = (secret, isDisabled)
    }

    /// Changes with every new secret, so that what was handed out before it can be told apart.
    package var generation: UInt64 { BigEndian.value(Digest.sha256(Array(secret.text.utf8)).prefix(8)) }

    /// The same member with another secret.
    package func with(secret: PasswordHash) -> CenterMember? {
        CenterMember(
            number: number,
            role: role,
            center: center,
            department: department,
            secret: secret,
            isDisabled: isDisabled
        )
    }

    /// The same member, who may or may not sign in.
    package func with(isDisabled: Bool) -> CenterMember? {
        CenterMember(
            number: number,
            role: role,
            center: center,
            department: department,
            secret: secret,
            isDisabled: isDisabled
        )
    }
}
