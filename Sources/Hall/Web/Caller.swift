// SPDX-License-Identifier: Apache-2.0
import HTTP
import Terms
import Vault

/// Who asks, as their token and `X-Staff` say.
struct Caller: Sendable, Equatable {
    let role: Role
    /// The only window the token may work at.
    let window: WindowID?
    /// The only station the token may speak for.
    let station: StationID?
    /// The staff number of who asks, for the journal.
    let staff: StaffID?

    /// Those who may speak for members of staff.
    private static let staffed: Set<Role> = [.window, .green, .admin]

    /// Reads what a token grants; nil when its line names no role of this API or bounds that cannot be.
    init?(_ grant: AccessTokens.Grant, _ request: HTTPRequest) throws(APIFault) {
        guard let role = Role(rawValue: grant.role),
            let window = Self.bound("window", in: grant, WindowID.init),
            let station = Self.bound("station", in: grant, StationID.init),
            let staff = Self.bound("staff", in: grant, StaffID.init)
        else { return nil }
        (self.role, self.window, self.station) = (role, window, station)
        guard request.method == .post, let header = request.headers["X-Staff"], Self.staffed.contains(role) else {
            self.staff = staff
            return
        }
        guard let named = StaffID(header) else { throw .badStaff }
        guard staff == nil || staff == named else { throw .otherStaff }
        self.staff = named
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
