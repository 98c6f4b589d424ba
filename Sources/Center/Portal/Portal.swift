// SPDX-License-Identifier: Apache-2.0
package import Charter
package import HTTP
package import Ledger
package import Ports
package import Reception
import Terms
package import Vault

/// The public side of the booking system: what anybody may ask below `/api/v1/`, without an account.
///
/// Bounded in how often by `Turnstile`; nothing of a person stands in an address, an answer to somebody else, or a log.
package struct Portal: Sendable {
    private let desk: PortalDesk

    /// Where its routes are.
    package static let base = "/api/v1/"
    /// The longest body of most routes.
    package static let bodyLimit = 64 * 1024
    /// The longest body of an upload: the largest file in base64, and what stands around it.
    package static let uploadLimit = 7 * 1024 * 1024
    /// The route whose bodies may be longer.
    package static let uploadPath = base + "bookings/materials"

    /// Every route, by topic.
    static let all: [PublicRoute<PortalDesk>] =
        PlaceRoutes.all + SlotRoutes.all + BookingRoutes.all + LookupRoutes.all + WaitlistRoutes.all + NoShowRoutes.all
        + FormRoutes.all + MaterialRoutes.all
        + FeedbackRoutes.all + StatisticRoutes.all

    /// Answers from `ledger`; vouchers are signed by `mint`, files kept on `shelf`, limits counted by `time`.
    package init(
        ledger: CenterLedger,
        vault: Vault,
        mint: VoucherMint,
        shelf: MaterialShelf,
        settings: PortalSettings,
        clock: HallClock,
        time: any Timekeeper
    ) {
        desk = PortalDesk(
            ledger: ledger,
            vault: vault,
            mint: mint,
            shelf: shelf,
            clock: clock,
            time: time,
            settings: settings,
            turnstile: Turnstile(
                settings,
                vault: vault,
                start: Random.bytes(16),
                at: clock.now().timestamp
            )
        )
    }

    /// Answers one request, whose path is below `base`.
    package func answer(_ request: HTTPRequest) async -> HTTPReply {
        var reply: HTTPReply
        do throws(CenterProblem) {
            reply = try await carryOut(request)
        } catch {
            reply = error.reply
            if case .number(let seconds)? = error.members["retry_after"] {
                reply.headers["Retry-After"] = String(seconds)
            }
        }
        if reply.headers["Cache-Control"] == nil { reply.headers["Cache-Control"] = "no-store" }
        reply.headers["X-Content-Type-Options"] = "nosniff"
        return reply
    }

    /// What visitors asked for since the start, in the text format of Prometheus (R8).
    package var metrics: String { desk.tally.metrics }

    private func carryOut(_ request: HTTPRequest) async throws(CenterProblem) -> HTTPReply {
        guard request.path.hasPrefix(Self.base) else { throw .notFound }
        guard request.body.count <= (request.path == Self.uploadPath ? Self.uploadLimit : Self.bodyLimit) else {
            throw CenterProblem(413, "too-long", "内容过长", "The body is too long")
        }
        let path = request.path.dropFirst(Self.base.utf8.count).split(separator: "/", omittingEmptySubsequences: false)
        var isKnown = false
        for route in Self.all {
            guard let captures = route.path.match(path) else { continue }
            isKnown = true
            guard route.method == request.method else { continue }
            if route.method == .get { try desk.admit(request, to: .read) }
            return try await route.work(desk, request, captures)
        }
        throw isKnown ? .wrongMethod : .notFound
    }
}
