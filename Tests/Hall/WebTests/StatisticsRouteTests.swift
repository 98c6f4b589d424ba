// SPDX-License-Identifier: Apache-2.0
import HTTP
import Ports
import Testing

@testable import Web

@Suite(.timeLimit(.minutes(2)))
struct StatisticsRouteTests {
    private static func ask(_ query: String, _ role: Role = .manager, headers: HTTPHeaders = [:]) async throws -> Answer
    {
        let hall = try TestHall()
        defer { TestHall.remove(hall.place) }
        let answered = Lock(Answer?.none)
        try await Asker.asking(.handler, hall) { asker in
            let answer = try await asker.send(.get("/api/v1/statistics", role, query: query, headers: headers))
            answered.withLock { $0 = answer }
        }
        return try #require(answered.withLock { $0 })
    }

    @Test func `today by window is what is told unless somebody asks for more`() async throws {
        let answer = try await Self.ask("")
        #expect(answer.status == 200)
        #expect(answer.json["by"]?.text == "window")
        #expect(answer.json["from"]?.text == "2026-11-23")
        #expect(answer.json["to"]?.text == "2026-11-23")
        #expect(answer.json["total"]?["key"]?.text == "all")
    }

    @Test func `a token of a window is told of that window only`() async throws {
        let bound: HTTPHeaders = ["Authorization": "Bearer bound-to-window-2-000000"]
        #expect(try await Self.ask("", .window, headers: bound).json["total"]?["key"]?.text == "2")
    }

    @Test func `a file is comma-separated and has a name`() async throws {
        let answer = try await Self.ask("by=hour&format=csv&from=2026-11-01&to=2026-11-23")
        #expect(answer.text == "hour,issued\r\nall,2\r\n")
        #expect(answer.headers["Content-Type"]?.hasPrefix("text/csv") == true)
        let name = "attachment; filename=\"hall-2026-11-01-2026-11-23.csv\""
        #expect(answer.headers["Content-Disposition"] == name)
    }

    @Test(arguments: [
        ("by=colour", 400), ("from=yesterday", 400), ("to=2026-02-30", 400), ("format=xml", 400),
        ("by=hour&from=2026-11-24&to=2026-11-23", 400), ("by=service", 503),
    ])
    func `what is not understood and what is not known are told apart`(query: String, status: Int) async throws {
        #expect(try await Self.ask(query).status == status)
    }

    @Test(arguments: [Role.kiosk, .display, .green])
    func `others are not told`(role: Role) async throws {
        #expect(try await Self.ask("", role).status == 403)
    }
}
