// SPDX-License-Identifier: Apache-2.0
import HTTP
import Terms
import Vault

/// Who asks: as their token and `X-Staff` say, or as they signed in.
struct Caller: Sendable, Equatable {
    /// A token has one; a member of staff may have several, or none that counts here.
    let roles: Set<Role>
    /// The only window the token may work at.
    let window: WindowID?
    /// The only station the token may speak for.
    let station: StationID?
    /// The staff number of who asks, for the journal.
    let staff: StaffID?
    /// Whether it is a session's cookie that speaks.
    let isSignedIn: Bool

    /// Those who may speak for members of staff.
    private static let staffed: Set<Role> = [.window, .green, .manager, .admin]

    /// Reads what a token grants; nil when its line names no role of this API or bounds that cannot be.
    init?(_ grant: AccessTokens.Grant, _ request: HTTPRequest) throws(APIFault) {
        guard let role = Role(rawValue: grant.role),
            let window = Self.bound("window", in: grant, WindowID.init),
            let station = Self.bound("station", in: grant, StationID.init),
            let staff = Self.bound("staff", in: grant, StaffID.init)
        else { return nil }
        (roles, self.window, self.station, isSignedIn) = ([role], window, station, false)
        self.staff = try Self.named(request, among: [role]) { named in staff == nil || staff == named } ?? staff
    }

    /// Takes who is signed in.
    ///
    /// A clerk's role counts at the window of the sign-in only; `X-Staff` may repeat the number, not name another.
    init(_ session: Session, _ member: StaffMember, _ request: HTTPRequest) throws(APIFault) {
        roles = Set(
            member.roles.compactMap { role in
                switch role {
                case .clerk: session.window == nil ? nil : .window
                case .green: .green
                case .manager: .manager
                case .admin: .admin
                }
            }
        )
        (window, station, staff, isSignedIn) = (session.window, nil, session.staff, true)
        _ = try Self.named(request, among: roles) { $0 == session.staff }
    }

    /// Whether one of `roles` is theirs.
    func may(_ roles: Set<Role>) -> Bool { !self.roles.isDisjoint(with: roles) }

    /// Whether they may see what only staff sees.
    var isStaff: Bool { may(Self.staffed) }

    /// The staff number of `X-Staff`, which counts in a POST of those who may speak for staff.
    private static func named(
        _ request: HTTPRequest,
        among roles: Set<Role>,
        _ isAllowed: (StaffID) -> Bool
    ) throws(APIFault) -> StaffID? {
        guard request.method == .post, let header = request.headers["X-Staff"], !staffed.isDisjoint(with: roles)
        else { return nil }
        guard let named = StaffID(header) else { throw .badStaff }
        guard isAllowed(named) else { throw .otherStaff }
        return named
    }

    /// The station that speaks: the token's own, else the one that the request names.
    func station(named text: String?) throws(APIFault) -> StationID? {
        guard let text else { return station }
        guard let named = StationID(text) else { throw .badField("station", expected: "a station's name") }
        guard station == nil || station == named else { throw .otherBound("station") }
        return named
    }

    /// The value of a bound: `.some(nil)` when the token is not bound, nil when the text cannot be a name.
    private static func bound<Kind>(
        _ name: String,
        in grant: AccessTokens.Grant,
        _ make: (String) -> Identifier<Kind>?
    ) -> Identifier<Kind>?? {
        guard let text = grant.bounds[name] else { return .some(nil) }
        return make(text).map { .some($0) }
    }
}
