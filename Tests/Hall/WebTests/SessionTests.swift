// SPDX-License-Identifier: Apache-2.0
import HTTP
import Journal
import Queueing
import Terms
import Testing
import Vault

@testable import Web

/// Signing in, and what a session may do.
@Suite(.timeLimit(.minutes(1)))
struct SessionTests {
    private static func withHall(
        _ way: Way = .handler,
        _ body: @Sendable (Asker, TestHall) async throws -> Void
    ) async throws {
        let hall = try TestHall()
        defer { TestHall.remove(hall.place) }
        try await Asker.asking(way, hall) { try await body($0, hall) }
    }

    @Test(arguments: Way.allCases)
    func `a clerk signs in, works at the window in their own name, and leaves it`(_ way: Way) async throws {
        try await Self.withHall(way) { asker, hall in
            let nobody = try await asker.send(.get("/api/v1/session", nil)).json
            #expect(nobody["signed_in"]?.flag == false)
            #expect(nobody["windows"]?.array.map { $0["label"]?.text } == ["1", "二"])
            let browser = try await asker.signIn("1024", window: "1", key: "in")
            let shown = try await asker.send(.get("/api/v1/session", nil, headers: browser)).json
            #expect((shown["staff"]?.text, shown["window"]?.text) == ("1024", "1"))
            #expect(shown["until"]?.text == "2026-11-23T21:00:00+08:00")
            #expect(await hall.journal.view { $0.windowOf(Self.clerk)?.text } == "1")
            let opened = try await asker.send(.post("/api/v1/windows/1/open", key: "a", nil, headers: browser))
            #expect(opened.status == 200, "\(opened.text)")
            let record = try #require(try await hall.journal.records(after: .start, limit: 100).last)
            #expect(record.staff == Self.clerk)
            let other = try await asker.send(.post("/api/v1/windows/2/open", key: "b", nil, headers: browser))
            #expect((other.status, other.kind) == (403, "other-window"))
            let out = try await asker.send(.post("/api/v1/sessions/end", key: "out", nil, headers: browser))
            #expect(out.status == 200)
            #expect(out.headers["Set-Cookie"]?.contains("Max-Age=0") == true)
            #expect(await hall.journal.view { $0.windowOf(Self.clerk) } == nil)
            let late = try await asker.send(.post("/api/v1/windows/1/open", key: "c", nil, headers: browser))
            #expect((late.status, late.kind) == (401, "session-ended"))
        }
    }

    @Test
    func `the cookie is for this hall's pages only, and no script can read it`() async throws {
        try await Self.withHall { asker, _ in
            let answer = try await asker.send(.post("/api/v1/sessions", TestHall.signIn, key: "in", nil))
            let cookie = try #require(answer.headers["Set-Cookie"])
            for part in ["; Path=/", "; HttpOnly", "; SameSite=Strict", "; Max-Age=43200"] {
                #expect(cookie.contains(part), "\(cookie)")
            }
            #expect(!cookie.contains("1024") && !answer.text.contains(TestHall.secret))
        }
    }

    @Test
    func `a session outlives a restart and ends with the business day`() async throws {
        let hall = try TestHall()
        defer { TestHall.remove(hall.place) }
        let browser = Ask.get("/api/v1/status", nil)
        try await Asker.asking(.handler, hall) { asker in
            let headers = try await asker.signIn("3001", key: "in")
            #expect(try await asker.send(browser.with { $0.headers = headers }).status == 200)
            await hall.journal.close()
            let again = try TestHall(again: hall.place, at: TestHall.opening.adding(minutes: 11 * 60))
            try await Asker.asking(.handler, again) { asker in
                #expect(try await asker.send(browser.with { $0.headers = headers }).status == 200)
                again.pass(minutes: 61)
                let late = try await asker.send(browser.with { $0.headers = headers })
                #expect((late.status, late.kind) == (401, "session-ended"))
            }
        }
    }

    @Test
    func `an evening's session ends at midnight`() throws {
        let evening = Moment(TestHall.opening.adding(minutes: 12 * 60), offsetSeconds: 8 * 3600)
        let member = StaffMember(
            number: Self.clerk,
            roles: [.clerk],
            secret: try PasswordHash("x", cost: TestHall.cost)
        )
        let session = Session(member, window: nil, at: evening)
        #expect(evening.at(session.until).text == "2026-11-24 00:00:00")
    }

    @Test
    func `one window a clerk, one clerk a window, and the newest browser of a clerk at it`() async throws {
        try await Self.withHall { asker, _ in
            let first = try await asker.signIn("1024", window: "1", key: "1")
            let elsewhere = try await asker.send(
                .post("/api/v1/sessions", TestHall.signIn("1024", window: "2"), key: "2", nil)
            )
            #expect((elsewhere.status, elsewhere.kind) == (409, "signed-in-elsewhere"))
            let taken = try await asker.send(
                .post("/api/v1/sessions", TestHall.signIn("1025", window: "1"), key: "3", nil)
            )
            #expect((taken.status, taken.kind) == (409, "window-taken"))
            #expect(try await asker.send(.post("/api/v1/windows/1/open", key: "4", nil, headers: first)).status == 200)
        }
        try await Self.withHall { asker, hall in
            let first = try await asker.signIn("1024", window: "1", key: "1")
            hall.pass(minutes: 1)
            let second = try await asker.signIn("1024", window: "1", key: "2")
            let old = try await asker.send(.post("/api/v1/windows/1/open", key: "3", nil, headers: first))
            #expect((old.status, old.kind) == (401, "session-superseded"))
            #expect(try await asker.send(.post("/api/v1/windows/1/open", key: "4", nil, headers: second)).status == 200)
        }
    }

    @Test
    func `who leaves with a visitor at the window is told to settle the ticket first`() async throws {
        try await Self.withHall { asker, hall in
            try await hall.issue(0..<1)
            let browser = try await asker.signIn("1024", window: "1", key: "in")
            let called = try await asker.send(.post("/api/v1/windows/1/call-next", key: "a", nil, headers: browser))
            #expect(called.status == 200, "\(called.text)")
            let out = try await asker.send(.post("/api/v1/sessions/end", key: "b", nil, headers: browser))
            #expect((out.status, out.kind) == (409, "window-busy"))
            #expect(out.headers["Set-Cookie"] == nil)
            #expect(try await asker.send(.get("/api/v1/windows/1", nil, headers: browser)).status == 200)
        }
    }

    @Test(
        arguments: [
            ("1024", nil, []), ("1024", "1", ["window"]), ("1025", "2", ["green", "window"]), ("2001", nil, ["green"]),
            ("3001", nil, ["manager"]), ("9001", nil, ["admin"]),
        ] as [(String, String?, [String])]
    )
    func `staff may do what their roles allow`(_ staff: String, _ window: String?, _ roles: [String]) async throws {
        try await Self.withHall { asker, _ in
            let browser = try await asker.signIn(staff, window: window, key: "in")
            let held = Set(roles.compactMap { Role(rawValue: $0) })
            for route in HallAPI.routes where route.roles != nil && route.method == .get {
                guard let wanted = route.roles, !route.path.hasSuffix("/events") else { continue }
                let ask = Example.of(route).ask.with { ($0.role, $0.headers) = (nil, browser) }
                let answer = try await asker.send(ask)
                #expect((answer.kind == "wrong-role") == wanted.isDisjoint(with: held), "\(route.name): \(answer.text)")
            }
        }
    }

    @Test
    func `a green or managing member has no window to take`() async throws {
        try await Self.withHall { asker, _ in
            let answer = try await asker.send(
                .post("/api/v1/sessions", TestHall.signIn("2001", window: "1"), key: "1", nil)
            )
            #expect((answer.status, answer.kind) == (403, "not-a-clerk"))
        }
    }

    @Test
    func `X-Staff cannot name another than who is signed in`() async throws {
        try await Self.withHall { asker, _ in
            var browser = try await asker.signIn("1024", window: "1", key: "in")
            browser["X-Staff"] = "007"
            let answer = try await asker.send(.post("/api/v1/windows/1/open", key: "a", nil, headers: browser))
            #expect((answer.status, answer.kind) == (403, "other-staff"))
            browser["X-Staff"] = "1024"
            #expect(
                try await asker.send(.post("/api/v1/windows/1/open", key: "a", nil, headers: browser)).status == 200
            )
        }
    }

    private static let clerk: StaffID = {
        guard let clerk = StaffID("1024") else { preconditionFailure("a number") }
        return clerk
    }()
}
