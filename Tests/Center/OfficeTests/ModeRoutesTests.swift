// SPDX-License-Identifier: Apache-2.0
import HTTP
import Office
import Ports
import Reception
import Supervision
import Terms
import Testing

/// The booking-only mode by the staff's API, without a socket.
@Suite(.timeLimit(.minutes(1)))
struct ModeRoutesTests {
    private let routes: OfficeRoutes
    private let clock: () -> Moment
    private let fixture: OfficeFixture

    init() async throws {
        fixture = try OfficeFixture()
        let clock = fixture.clock
        self.clock = { clock.now() }
        routes = OfficeRoutes(ledger: try await fixture.ledger(), clock: fixture.clock)
    }

    private func ask(
        _ method: HTTPMethod,
        _ path: String,
        _ body: String = "",
        staff: String = "4001",
        as role: CenterRole = .city,
        of center: String? = nil
    ) async throws -> (status: Int, text: String) {
        let caller = OfficeCaller(
            staff: try #require(StaffID(staff)),
            role: role,
            center: try center.map { try #require(CenterID($0)) }
        )
        var request = HTTPRequest(method, OfficeRoutes.base + path, body: Array(body.utf8))
        if let question = path.split(separator: "?").dropFirst().first {
            request = HTTPRequest(method, OfficeRoutes.base + String(path.prefix { $0 != "?" }))
            for pair in question.split(separator: "&") {
                let parts = pair.split(separator: "=").map(String.init)
                request.query[parts[0]] = parts[1]
            }
        }
        let reply = await routes.answer(request, from: caller)
        guard case .bytes(let bytes) = reply.body else { return (reply.status, "") }
        return (reply.status, String(decoding: bytes, as: UTF8.self))
    }

    /// A proposal that starts in so many minutes and lasts a day.
    private func order(startsIn minutes: Int = 60, published: Int = -60, days: Int = 1) -> String {
        func time(_ minutes: Int) -> String { clock().at(clock().timestamp.adding(minutes: minutes)).rfc3339 }
        return #"{"center":"linzhou","notice":"豫政〔2026〕7","text":"防汛","published_at":"\#(time(published))","#
            + #""start":"\#(time(minutes))","end":"\#(time(minutes + days * 1440))"}"#
    }

    @Test func `A14: one proposes, another confirms, and nobody does both`() async throws {
        let proposed = try await ask(.post, "mode", order())
        #expect(proposed.status == 201 && proposed.text.contains(#""stage":"proposed""#))
        let alone = try await ask(.post, "mode/1/confirm", "{}")
        #expect(alone.status == 409 && alone.text.contains("same-person"))
        let confirmed = try await ask(.post, "mode/1/confirm", "{}", staff: "4002")
        #expect(confirmed.status == 200 && confirmed.text.contains(#""confirmed_by":"4002""#))
        #expect(confirmed.text.contains(#""in_force":false"#), "it starts in an hour")
        let documents = try await ask(.get, "documents?center=linzhou")
        #expect(documents.text.contains(#""kind":"mode""#))
    }

    @Test func `R47: a notice published when it starts, or more than thirty days, is not taken`() async throws {
        #expect(try await ask(.post, "mode", order(published: 60)).status == 422)
        #expect(try await ask(.post, "mode", order(days: 31)).status == 422)
        #expect(try await ask(.post, "mode", order(days: 30)).status == 201)
    }

    @Test func `R49: an early end carries the notice that restores all channels`() async throws {
        _ = try await ask(.post, "mode", order())
        _ = try await ask(.post, "mode/1/confirm", "{}", staff: "4002")
        #expect(try await ask(.post, "mode/1/end", #"{"reason":" "}"#).status == 422)
        let ended = try await ask(.post, "mode/1/end", #"{"reason":"恢复公告（9号）"}"#)
        #expect(ended.status == 200 && ended.text.contains(#""stage":"ended_early""#))
        #expect(try await ask(.post, "mode/1/end", #"{"reason":"恢复公告（9号）"}"#).status == 409)
    }

    @Test func `R48: the derivation of the cap can be read before anything is proposed`() async throws {
        let cap = try await ask(.get, "mode/cap?center=linzhou")
        #expect(cap.status == 200 && cap.text.contains(#""lines":[]"#) && cap.text.contains(#""total":0"#))
        #expect(try await ask(.get, "mode/cap").status == 422)
    }

    @Test func `R32: nobody but who may start a mode comes near it, and only for the own center`() async throws {
        for role in [CenterRole.department, .auditor, .publicReader] {
            #expect(try await ask(.post, "mode", order(), as: role).status == 403)
        }
        #expect(try await ask(.post, "mode", order(), as: .centerAdmin, of: "anyang").status == 403)
        #expect(try await ask(.post, "mode/99/confirm", "{}").status == 404)
    }
}
