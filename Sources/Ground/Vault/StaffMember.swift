// SPDX-License-Identifier: Apache-2.0

package import Terms

/// One line of the staff file: who may sign in, as what, and by which secret.
package struct StaffMember: Sendable, Hashable {
    /// The number on the badge.
    package let number: StaffID
    /// At least one.
    package let roles: Set<StaffRole>
    /// What is kept of the secret.
    package let secret: PasswordHash
    /// Whether the member may not sign in for now.
    package let isDisabled: Bool

    /// Collects the parts.
    package init(number: StaffID, roles: Set<StaffRole>, secret: PasswordHash, isDisabled: Bool = false) {
        (self.number, self.roles, self.secret, self.isDisabled) = (number, roles, secret, isDisabled)
    }

    /// Changes with every new secret, so that what was handed out before it can be told apart.
    package var generation: UInt64 {
        BigEndian.value(Digest.sha256(Array(secret.text.utf8)).prefix(8))
    }

    /// The roles in the order of `StaffRole`, as the file has them: `clerk,manager`.
    package var rolesText: String { StaffRole.allCases.filter(roles.contains).map(\.rawValue).joined(separator: ",") }

    /// Reads `1024 clerk,green enabled $scrypt$…`.
    init?(line: some StringProtocol) {
        let words = line.split(separator: " ")
        guard words.count == 4, let number = StaffID(words[0]), let roles = Self.roles(words[1]),
            ["enabled", "disabled"].contains(words[2]), let secret = PasswordHash(text: String(words[3]))
        else { return nil }
        self.init(number: number, roles: roles, secret: secret, isDisabled: words[2] == "disabled")
    }

    var line: String { "\(number) \(rolesText) \(isDisabled ? "disabled" : "enabled") \(secret.text)" }

    /// Reads `clerk,manager`; nil for an unknown role, one given twice, or none.
    package static func roles(_ text: some StringProtocol) -> Set<StaffRole>? {
        let names = text.split(separator: ",", omittingEmptySubsequences: false)
        let roles = Set(names.compactMap { StaffRole(rawValue: String($0)) })
        return roles.count == names.count && !roles.isEmpty ? roles : nil
    }
}
