// SPDX-License-Identifier: Apache-2.0
package import HTTP
package import Ledger
package import Ports
package import Reception
import Terms

/// The staff's API: finds the route, asks whether the caller may, and lets it answer.
package struct OfficeRoutes: Sendable {
    private let ledger: CenterLedger
    private let clock: HallClock
    private let door: StaffDoor?
    private let shelf: MaterialShelf?
    private let authority: String?

    /// Every route, by topic.
    package static let all: [OfficeRoute] = [
        RuleRoutes.all,
        ConservationRoutes.all,
        ModeRoutes.all,
        FigureRoutes.all,
        CatalogRoutes.all,
        CenterRoutes.all,
        BindingRoutes.all,
        CalendarRoutes.all,
        SlotRoutes.all,
        BookingRoutes.all,
        NoShowRoutes.all,
        WaiverRoutes.all,
        WaitlistRoutes.all,
        ProvinceRoutes.all,
        StaffRoutes.all,
        AuditRoutes.all,
        SupervisionRoutes.all,
        ComplaintRoutes.all,
        NoticeRoutes.all,
        PeopleRoutes.all,
        FeedbackRoutes.all,
        ReviewRoutes.all,
        CityHallRoutes.all,
        CaseRoutes.all,
    ].flatMap(\.self)

    /// Where they are.
    package static let base = "/office/v1/"

    /// Answers from `ledger`; without `door` nobody's secret can be set, without `shelf` no material be looked at, without
    /// the certificate of the center's `authority` no hall get a code.
    package init(
        ledger: CenterLedger,
        clock: HallClock,
        door: StaffDoor? = nil,
        shelf: MaterialShelf? = nil,
        authority: String? = nil
    ) {
        (self.ledger, self.clock, self.door, self.shelf) = (ledger, clock, door, shelf)
        self.authority = authority
    }

    /// Answers one request of `caller`, whose path is below `base`.
    package func answer(_ request: HTTPRequest, from caller: OfficeCaller) async -> HTTPReply {
        do throws(CenterProblem) {
            return try await carryOut(request, caller)
        } catch { return error.reply }
    }

    private func carryOut(_ request: HTTPRequest, _ caller: OfficeCaller) async throws(CenterProblem) -> HTTPReply {
        guard request.path.hasPrefix(Self.base) else { throw .notFound }
        let path = request.path.dropFirst(Self.base.utf8.count).split(separator: "/", omittingEmptySubsequences: false)
        var isKnown = false
        for route in Self.all {
            guard let captures = route.path.match(path) else { continue }
            isKnown = true
            guard route.method == request.method else { continue }
            guard caller.may(route.permission) else { throw .forbidden }
            let asked = OfficeRequest(
                request,
                caller: caller,
                captures: captures,
                ledger: ledger,
                now: clock.now(),
                door: door,
                shelf: shelf,
                authority: authority
            )
            return try await route.work(asked)
        }
        throw isKnown ? .wrongMethod : .notFound
    }
}
