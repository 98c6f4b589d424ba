// SPDX-License-Identifier: Apache-2.0
import HTTP
import Terms
import Testing
import Vault

@testable import Web

/// What those who look after a hall do with its staff and its configuration.
@Suite(.timeLimit(.minutes(1)))
struct StaffTests {
    private static func withHall(_ body: @Sendable (Asker, TestHall) async throws -> Void) async throws {
        let hall = try TestHall()
        defer { TestHall.remove(hall.place) }
        try await Asker.asking(.handler, hall) { try await body($0, hall) }
    }

    private static func sign(_ asker: Asker, _ secret: String, _ key: String) async throws -> Int {
        try await asker.send(.post("/api/v1/sessions", TestHall.signIn("1030", secret), key: key, nil)).status
    }

    @Test
    func `a new member signs in, gets another secret, and is taken away`() async throws {
        try await Self.withHall { asker, _ in
            let body = #"{"staff":"1030","roles":"manager","secret":"brand-new-1"}"#
            let added = try await asker.send(.post("/api/v1/staff", body, key: "1"))
            #expect(added.json["outcome"]?.text == "done")
            #expect(try await Self.sign(asker, "brand-new-1", "2") == 201)
            let secret = #"{"secret":"brand-new-2"}"#
            #expect(try await asker.send(.post("/api/v1/staff/1030/secret", secret, key: "3")).status == 200)
            #expect(try await Self.sign(asker, "brand-new-1", "4") == 401)
            #expect(try await Self.sign(asker, "brand-new-2", "5") == 201)
            #expect(try await asker.send(.post("/api/v1/staff/1030/disable", key: "6")).status == 200)
            #expect(try await Self.sign(asker, "brand-new-2", "7") == 401)
            #expect(try await asker.send(.post("/api/v1/staff/1030/enable", key: "8")).status == 200)
            #expect(try await Self.sign(asker, "brand-new-2", "9") == 201)
            #expect(try await asker.send(.post("/api/v1/staff/1030/remove", key: "10")).status == 200)
            #expect(try await Self.sign(asker, "brand-new-2", "11") == 401)
        }
    }

    @Test
    func `the list tells roles and windows, never a secret`() async throws {
        try await Self.withHall { asker, _ in
            _ = try await asker.signIn("1024", window: "2", key: "in")
            let answer = try await asker.send(.get("/api/v1/staff"))
            let staff = try #require(answer.json["staff"]?.array)
            #expect(staff.map { $0["staff"]?.text } == ["1024", "1025", "2001", "3001", "9001"])
            #expect(staff[0]["window"]?.text == "2" && staff[1]["window"] == nil)
            #expect(staff[1]["roles"]?.array.map(\.text) == ["clerk", "green"])
            #expect(!answer.text.contains("scrypt"))
        }
    }

    @Test
    func `who is taken away leaves the window to others`() async throws {
        try await Self.withHall { asker, _ in
            _ = try await asker.signIn("1024", window: "2", key: "in")
            #expect(try await asker.send(.post("/api/v1/staff/1024/disable", key: "1")).status == 200)
            _ = try await asker.signIn("1025", window: "2", key: "in-2")
        }
    }

    @Test(
        arguments: [
            ("/api/v1/staff", #"{"staff":"1024","roles":"clerk","secret":"another-one"}"#, 409, "staff-exists"),
            ("/api/v1/staff", #"{"staff":"1030","roles":"clerk","secret":"short"}"#, 422, "unfit-secret"),
            ("/api/v1/staff", #"{"staff":"1030","roles":"boss","secret":"long-enough"}"#, 422, "bad-field"),
            ("/api/v1/staff", #"{"staff":"工号","roles":"clerk","secret":"long-enough"}"#, 422, "bad-field"),
            ("/api/v1/staff/4711/secret", #"{"secret":"long-enough"}"#, 404, "staff-unknown"),
            ("/api/v1/staff/9001/remove", nil, 409, "last-admin"),
            ("/api/v1/staff/9001/disable", nil, 409, "last-admin"),
            ("/api/v1/staff/9001/roles", #"{"roles":"clerk"}"#, 409, "last-admin"),
            ("/api/v1/configuration", #"{"text":"[hall]\nid = x","note":"n"}"#, 422, "bad-configuration"),
            ("/api/v1/configuration", #"{"text":"id = hall-1","note":"a\nb"}"#, 422, "bad-field"),
            (
                "/api/v1/configuration", #"{"text":"id = hall-1","note":"n","base":"1"}"#, 409,
                "configuration-changed"
            ),
            (
                "/api/v1/configuration", #"{"text":"id = hall-1 read only","note":"n"}"#, 409,
                "configuration-not-written"
            ), ("/api/v1/configuration/restore", #"{"version":3}"#, 422, "bad-field"),
        ] as [(String, String?, Int, String)]
    )
    func `what cannot be is refused in words`(_ path: String, _ body: String?, _ status: Int, _ kind: String)
        async throws
    {
        try await Self.withHall { asker, _ in
            let answer = try await asker.send(.post(path, body, key: "k"))
            #expect((answer.status, answer.kind) == (status, kind), "\(answer.text)")
        }
    }

    @Test
    func `a configuration may be longer than other bodies`() async throws {
        let hall = try TestHall()
        defer { TestHall.remove(hall.place) }
        let text = String(repeating: "# a remark  \\n", count: 12_000) + "id = hall-1"
        try await Asker.asking(.socket, hall) { asker in
            let body = "{\"text\":\"\(text)\",\"note\":\"long\"}"
            let saved = try await asker.send(.post("/api/v1/configuration", body, key: "1"))
            #expect(saved.status == 200)
            #expect(try await asker.send(.post("/api/v1/tickets", body, key: "2")).status == 413)
            let longer = "{\"text\":\"\(text)\(text)\",\"note\":\"long\"}"
            #expect(try await asker.send(.post("/api/v1/configuration", longer, key: "3")).status == 413)
        }
    }
}
