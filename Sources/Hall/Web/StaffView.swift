// SPDX-License-Identifier: Apache-2.0
import Terms
import Vault

/// A member of staff as the page of administration shows them; never the secret.
struct StaffView: Encodable {
    let staff: StaffID
    /// `clerk`, `green`, `manager`, `admin`.
    let roles: [String]
    let disabled: Bool
    /// Where they are signed in.
    let window: WindowID?

    init(_ member: StaffMember, window: WindowID?) {
        (staff, disabled, self.window) = (member.number, member.isDisabled, window)
        roles = StaffRole.allCases.filter(member.roles.contains).map(\.rawValue)
    }
}
