// SPDX-License-Identifier: Apache-2.0
package import HTTP
package import Ledger
package import Ports
package import Reception
import Store
import Terms
import Vault

/// The staff's door on the port for everybody: lets them sign in, and asks the routes in the name of who is signed in.
package struct OfficeEntrance: Sendable {
    let routes: OfficeRoutes
    let sessions: OfficeSessions
    let door: StaffDoor
    let ledger: CenterLedger
    let clock: HallClock

    /// Joins what it takes.
    package init(
        routes: OfficeRoutes,
        sessions: OfficeSessions,
        door: StaffDoor,
        ledger: CenterLedger,
        clock: HallClock
    ) {
        (self.routes, self.sessions, self.door) = (routes, sessions, door)
        (self.ledger, self.clock) = (ledger, clock)
    }

    /// Answers one request whose path is below `OfficeRoutes.base`.
    package func answer(_ request: HTTPRequest) async -> HTTPReply {
        do throws(CenterProblem) {
            // What a page of another site had a browser send comes with the cookie all the same.
            if request.method != .get, !request.isOfOwnPage(cookie: sessions.cookie) { throw .otherOrigin }
            if let reply = try await answerSession(request) { return reply }
            guard let (_, member) = try await sessions.member(of: request, at: clock.now()) else {
                throw .unknownCaller
            }
            return await routes.answer(request, from: OfficeCaller(member))
        } catch { return error.reply }
    }
}

extension OfficeCaller {
    /// Takes who is signed in.
    init(_ member: CenterMember) {
        self.init(staff: member.number, role: member.role, center: member.center, department: member.department)
    }
}

extension CenterProblem {
    static let otherOrigin = CenterProblem(
        403,
        "other-origin",
        "请求来自其他网站",
        "The request does not come from a page of this center"
    )
}
