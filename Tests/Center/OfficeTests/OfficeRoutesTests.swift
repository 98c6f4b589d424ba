// SPDX-License-Identifier: Apache-2.0
import HTTP
import Office
import Reception
import Supervision
import Terms
import Testing

/// The staff's API, without a socket.
@Suite(.timeLimit(.minutes(1)))
struct OfficeRoutesTests {
    private static func ask(
        _ routes: OfficeRoutes,
        _ method: HTTPMethod,
        _ path: String,
        _ body: String = "",
        as role: CenterRole = .city
    ) async throws -> (status: Int, text: String) {
        let caller = OfficeCaller(staff: try #require(StaffID("4001")), role: role)
        let reply = await routes.answer(
            HTTPRequest(method, OfficeRoutes.base + path, body: Array(body.utf8)),
            from: caller
        )
        guard case .bytes(let bytes) = reply.body else { return (reply.status, "") }
        return (reply.status, String(decoding: bytes, as: UTF8.self))
    }

    @Test func `R67: a rule is read, changed with a reason, and its history says by whom`() async throws {
        let fixture = try OfficeFixture()
        let routes = OfficeRoutes(ledger: try await fixture.ledger(), clock: fixture.clock)
        let before = try await Self.ask(routes, .get, "rules")
        #expect(before.status == 200 && before.text.contains(#""name":"cancel.lead_min""#))
        let change = #"{"value":"20","note":"试行"}"#
        #expect(try await Self.ask(routes, .post, "rules/cancel.lead_min", change).status == 204)
        let after = try await Self.ask(routes, .get, "rules/cancel.lead_min")
        #expect(after.text.contains(#""value":"20""#) && after.text.contains(#""staff":"4001""#))
        let over = try await Self.ask(routes, .post, "rules/cancel.lead_min", #"{"value":"31","note":"试行"}"#)
        #expect(over.status == 422 && over.text.contains("0–30"))
        let silent = try await Self.ask(routes, .post, "rules/cancel.lead_min", #"{"value":"20","note":" "}"#)
        #expect(silent.status == 422)
    }

    @Test func `R9: nobody but the city changes a rule`() async throws {
        let fixture = try OfficeFixture()
        let routes = OfficeRoutes(ledger: try await fixture.ledger(), clock: fixture.clock)
        let change = #"{"value":"20","note":"试行"}"#
        for role in CenterRole.allCases where role != .city {
            #expect(try await Self.ask(routes, .post, "rules/cancel.lead_min", change, as: role).status == 403)
        }
        #expect(try await Self.ask(routes, .get, "rules/cancel.lead_min").text.contains(#""changes":[]"#))
    }

    @Test func `unknown paths and methods are told apart`() async throws {
        let fixture = try OfficeFixture()
        let routes = OfficeRoutes(ledger: try await fixture.ledger(), clock: fixture.clock)
        #expect(try await Self.ask(routes, .get, "nothing").status == 404)
        #expect(try await Self.ask(routes, .post, "conservation").status == 405)
        #expect(try await Self.ask(routes, .get, "conservation").text.contains(#""holds":true"#))
    }
}
