// SPDX-License-Identifier: Apache-2.0
import Queueing
import Terms
import Vault

/// Who is signed in at a browser, and what a page needs to ask for it: the hall's name and its windows.
struct SessionView: Encodable {
    struct Window: Encodable {
        let id: WindowID
        let label: String
    }

    let signedIn: Bool
    let staff: StaffID?
    /// `clerk`, `green`, `manager`, `admin`; empty when nobody is signed in.
    let roles: [String]
    let window: WindowID?
    /// When the session ends by itself; left out of the answer to a sign-in, which is the same for the same key.
    let until: String?
    let hall: String
    let windows: [Window]

    init(_ session: Session?, _ member: StaffMember?, _ plan: HallPlan, in now: Moment?) {
        signedIn = session != nil
        (staff, window) = (session?.staff, session?.window)
        roles = StaffRole.allCases.filter { member?.roles.contains($0) == true }.map(\.rawValue)
        until = session.flatMap { session in now?.at(session.until).rfc3339 }
        hall = plan.name
        windows = plan.windows.map { Window(id: $0.id, label: $0.label) }
    }
}
