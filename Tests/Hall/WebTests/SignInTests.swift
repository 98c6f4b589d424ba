// SPDX-License-Identifier: Apache-2.0
import Glibc
import HTTP
import Terms
import Testing
import Vault

@testable import Web

/// What keeps others from signing in as somebody.
@Suite(.timeLimit(.minutes(1)))
struct SignInTests {
    private static func withHall(_ body: @Sendable (Asker, TestHall) async throws -> Void) async throws {
        let hall = try TestHall()
        defer { TestHall.remove(hall.place) }
        try await Asker.asking(.handler, hall) { try await body($0, hall) }
    }

    private static func attempt(_ staff: String, _ secret: String, _ key: Int) -> Ask {
        .post("/api/v1/sessions", TestHall.signIn(staff, secret), key: "k\(key)", nil)
    }

    @Test(arguments: ["1024", "4711"])
    func `after five wrong secrets nobody is let in for a quarter of an hour, known or not`(_ staff: String)
        async throws
    {
        try await Self.withHall { asker, hall in
            for attempt in 1...4 {
                let answer = try await asker.send(Self.attempt(staff, "wrong-\(attempt)", attempt))
                #expect((answer.status, answer.kind) == (401, "wrong-secret"))
                hall.pass(minutes: 1)
            }
            for attempt in 5...7 {
                let answer = try await asker.send(Self.attempt(staff, TestHall.secret + "-", attempt))
                #expect((answer.status, answer.kind) == (403, "sign-in-locked"))
            }
            let right = try await asker.send(Self.attempt(staff, TestHall.secret, 8))
            #expect((right.status, right.kind) == (403, "sign-in-locked"))
            #expect(right.headers["Retry-After"] != nil)
            hall.pass(minutes: 15)
            let after = try await asker.send(Self.attempt(staff, TestHall.secret, 9))
            #expect(after.status == (staff == "1024" ? 201 : 401), "\(after.text)")
        }
    }

    @Test
    func `a right secret forgives the wrong ones before it`() async throws {
        try await Self.withHall { asker, _ in
            for round in 0..<3 {
                for miss in 0..<4 { _ = try await asker.send(Self.attempt("1024", "wrong", round * 10 + miss)) }
                #expect(try await asker.send(Self.attempt("1024", TestHall.secret, round * 10 + 9)).status == 201)
            }
        }
    }

    @Test
    func `a new secret, a disabled number and a removed one end the session at once`() async throws {
        let secret = try PasswordHash("another-secret", cost: TestHall.cost)
        let number = try #require(StaffID("3001"))
        for change in 0..<3 {
            try await Self.withHall { asker, hall in
                let browser = try await asker.signIn("3001", key: "in")
                #expect(try await asker.send(.get("/api/v1/status", nil, headers: browser)).status == 200)
                try StaffRoll.change(path: hall.place.directory + "/staff") { roll throws(StaffFault) in
                    switch change {
                    case 0: try roll.setSecret(secret, of: number)
                    case 1: try roll.setDisabled(true, number)
                    default: try roll.remove(number)
                    }
                }
                let answer = try await asker.send(.get("/api/v1/status", nil, headers: browser))
                #expect((answer.status, answer.kind) == (401, "session-ended"), "change \(change)")
            }
        }
    }

    @Test(
        arguments: [
            (["Sec-Fetch-Site": "same-origin"], true), (["Sec-Fetch-Site": "cross-site"], false),
            (["Sec-Fetch-Site": "same-site"], false), (["Sec-Fetch-Site": "none"], false),
            (["Origin": "http://localhost:8470"], true), (["Origin": "https://localhost:8470"], true),
            (["Origin": "http://localhost:9000"], false), (["Origin": "null"], false),
            (["Origin": "http://localhost:8470.evil.example"], false), ([:], false),
            (["Origin": "http://localhost:8470", "Sec-Fetch-Site": "cross-site"], false),
        ] as [([String: String], Bool)]
    )
    func `a cookie counts in a POST of this hall's own pages only`(_ fields: [String: String], _ isOurs: Bool)
        async throws
    {
        try await Self.withHall { asker, hall in
            let browser = try await asker.signIn("1024", window: "1", key: "in")
            var headers: HTTPHeaders = ["Cookie": browser["Cookie"] ?? ""]
            for (name, value) in fields { headers[name] = value }
            for path in ["/api/v1/windows/1/open", "/api/v1/sessions/end"] {
                let answer = try await asker.send(
                    .post(path, key: path.replacing("/", with: "-"), nil, headers: headers)
                )
                #expect((answer.status == 200) == isOurs, "\(fields) \(answer.text)")
                if !isOurs { #expect(answer.kind == "other-origin") }
            }
            // Reading needs no such field: the browser sends the cookie to pages of this hall only.
            if !isOurs {
                #expect(try await asker.send(.get("/api/v1/windows/1", nil, headers: headers)).status == 200)
            }
        }
    }

    @Test
    func `a cookie that was changed or made with other keys opens nothing`() async throws {
        try await Self.withHall { asker, hall in
            let browser = try await asker.signIn("3001", key: "in")
            let value = try #require(Session.text(in: HTTPRequest(.get, "/", headers: browser)))
            let foreign = try Vault(keys: KeyRing.fresh(.hall))
            let session = try #require(Session(text: value, Vault(keys: hall.place.keys)))
            let flipped = value.dropLast() + (value.hasSuffix("0") ? "1" : "0")
            for text in [String(flipped), try session.text(foreign), "x", String(repeating: "0", count: 5000)] {
                let answer = try await asker.send(
                    .get("/api/v1/status", nil, headers: ["Cookie": "a=b; hall_session=\(text)"])
                )
                #expect((answer.status, answer.kind) == (401, "session-ended"))
            }
        }
    }

    @Test
    func `a token counts before a cookie`() async throws {
        try await Self.withHall { asker, _ in
            let browser = try await asker.signIn("3001", key: "in")
            let answer = try await asker.send(.get("/api/v1/status", .display, headers: browser))
            #expect((answer.status, answer.kind) == (403, "wrong-role"))
        }
    }

    @Test
    func `a staff file that others may read lets nobody in, and tickets go on`() async throws {
        try await Self.withHall { asker, hall in
            unsafe chmod(hall.place.directory + "/staff", 0o644)
            let answer = try await asker.send(Self.attempt("3001", TestHall.secret, 1))
            #expect((answer.status, answer.kind) == (503, "staff-unreadable"))
            let ticket = try await asker.send(.post("/api/v1/tickets", #"{"service":"social"}"#, key: "t", .kiosk))
            #expect(ticket.status == 201)
        }
    }
}
