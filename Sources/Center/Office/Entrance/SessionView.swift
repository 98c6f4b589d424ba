// SPDX-License-Identifier: Apache-2.0
import Reception
import Store
import Supervision
import Terms

/// Who is signed in at a browser, and what a page needs to know to show what they may.
struct SessionView: Encodable {
    let signedIn: Bool
    let staff: StaffID?
    let role: CenterRole?
    let roleName: String?
    /// The only center they see; left out for the whole city.
    let center: CenterID?
    let department: DepartmentID?
    let permissions: [String]
    /// When the session ends by itself.
    let until: String?

    init(_ member: CenterMember?, until: Timestamp?, _ now: Moment) {
        signedIn = member != nil
        (staff, role, roleName) = (member?.number, member?.role, member?.role.chineseName)
        (center, department) = (member?.center, member?.department)
        permissions = (member?.role.permissions ?? []).map(\.rawValue).sorted()
        self.until = until.map { now.at($0).rfc3339 }
    }
}
