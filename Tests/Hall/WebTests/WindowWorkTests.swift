// SPDX-License-Identifier: Apache-2.0
import HTTP
import Journal
import Queueing
import Terms
import Testing

@testable import Web

/// A clerk's work, as a console does it.
@Suite(.timeLimit(.minutes(2)))
struct WindowWorkTests {
    private static let window = "/api/v1/windows/1"

    private static func withHall(
        _ way: Way = .handler,
        _ body: @Sendable (Asker, TestHall) async throws -> Void
    ) async throws {
        let hall = try TestHall()
        defer { TestHall.remove(hall.place) }
        try await Asker.asking(way, hall) { try await body($0, hall) }
    }

    /// A step at the window; `time` tells apart what is asked more than once.
    private static func step(_ name: String, _ body: String? = nil, time: Int = 1) -> Ask {
        .post(window + "/" + name, body, key: "\(name)-\(time)", .window)
    }

    /// Exchanges a booking and calls it to the window.
    private static func callBooked(_ asker: Asker, _ hall: TestHall) async throws {
        let booking = try TestHall.booking()
        try await hall.feed(booking)
        let body = "{\"booking\":\"\(booking.number)\",\"last_four\":\"\(TestHall.lastFour)\"}"
        #expect(try await asker.send(.post("/api/v1/exchanges", body, key: "exchange", .kiosk)).status == 201)
        #expect(try await asker.send(step("call-next")).status == 200)
    }

    @Test
    func `two windows that race for the last ticket get one between them, whatever is sent twice`() async throws {
        try await Self.withHall(.socket) { asker, hall in
            for round in 0..<20 {
                try await hall.issue(round..<(round + 1))
                // Each window's request is sent twice with its key, all four at once.
                let answers = try await withThrowingTaskGroup { group in
                    for window in ["1", "2", "1", "2"] {
                        let ask = Ask.post(
                            "/api/v1/windows/\(window)/call-next",
                            #"{"settling":"finish"}"#,
                            key: "race-\(round)-\(window)",
                            .window
                        )
                        group.addTask { (window, try await asker.send(ask)) }
                    }
                    return try await group.reduce(into: []) { $0.append($1) }
                }
                let number = TicketNumber(prefix: TestHall.plan.services[0].prefix, serial: round + 1)?.text
                let winners = answers.filter { $0.1.json["ticket", "number"]?.text == number }
                #expect(winners.count == 2, "round \(round): the winner and its retry")
                #expect(Set(winners.map(\.0)).count == 1, "round \(round)")
                for window in ["1", "2"] {
                    #expect(Set(answers.filter { $0.0 == window }.map(\.1.outcome)).count == 1, "round \(round)")
                }
            }
            let calls = try await hall.journal.records(after: .start, limit: 1000).filter {
                if case .ticketCalled = $0.event { true } else { false }
            }
            #expect(calls.count == 20)
        }
    }

    @Test
    func `a booked visitor is served only when everything was checked`() async throws {
        try await Self.withHall { asker, hall in
            try await Self.callBooked(asker, hall)
            let early = try await asker.send(Self.step("serve"))
            #expect((early.status, early.json["refusal"]?.text) == (409, "verification_needed"))
            #expect(early.json["missing"]?.array.compactMap(\.text) == ["result", "principal_document"])
            let shown = try await asker.send(.get(Self.window, .window)).json
            #expect(shown["ticket", "verification", "needed"]?.array.count == 2)
            #expect(shown["ticket", "verification", "by_agent"]?.flag == false)
            #expect(shown["ticket", "class"]?.text == "booked")
            let flags = #"{"result":"match","principal_document":"true"}"#
            #expect(try await asker.send(Self.step("verify", flags)).status == 200)
            let verified = try await asker.send(.get(Self.window, .window)).json["ticket", "verification"]
            #expect(verified?["missing"]?.array.isEmpty == true)
            #expect(verified?["result"]?.text == "match")
            #expect(verified?["principal_document"]?.flag == true)
            #expect(try await asker.send(Self.step("serve", time: 2)).status == 200)
            #expect(try await asker.send(Self.step("finish", #"{"outcome":"referred"}"#)).status == 200)
            let rated = try await asker.send(.post("/api/v1/tickets/A001/rating", #"{"level":4}"#, key: "r", .kiosk))
            #expect(rated.status == 200)
            #expect(try await asker.send(.get("/api/v1/tickets/A001")).json["rating"]?.number == 4)
            let again = try await asker.send(.post("/api/v1/tickets/A001/rating", #"{"level":1}"#, key: "s", .kiosk))
            #expect(again.json["refusal"]?.text == "already_rated")
        }
    }

    @Test
    func `who is not the one who booked is not served, and may take a walk-in number at the window`() async throws {
        try await Self.withHall { asker, hall in
            try await Self.callBooked(asker, hall)
            #expect(try await asker.send(Self.step("verify", #"{"result":"mismatch"}"#)).status == 200)
            #expect(try await asker.send(Self.step("serve")).json["refusal"]?.text == "identity_mismatch")
            let void = Ask.post("/api/v1/tickets/A001/void", #"{"reason":"id_mismatch"}"#, key: "v", .window)
            #expect(try await asker.send(void).status == 200)
            let walkIn = Ask.post("/api/v1/tickets", #"{"service":"social"}"#, key: "w", .window)
            #expect(try await asker.send(walkIn).json["ticket", "number"]?.text == "A002")
        }
    }

    @Test(
        arguments: [
            (#"{"result":"perhaps"}"#, "result"), (#"{"result":"match","agent_document":1}"#, "agent_document"),
            (#"{"result":"match","agent_document":"yes"}"#, "agent_document"), (#"{"result":true}"#, "result"),
        ]
    )
    func `a finding that cannot be is refused by name`(_ body: String, _ field: String) async throws {
        try await Self.withHall { asker, hall in
            try await Self.callBooked(asker, hall)
            let answer = try await asker.send(Self.step("verify", body))
            #expect((answer.status, answer.kind, answer.json["field"]?.text) == (422, "bad-field", field))
        }
    }

    @Test
    func `a misclick is taken back while it is fresh`() async throws {
        try await Self.withHall { asker, hall in
            try await hall.issue(0..<2)
            #expect(try await asker.send(.get(Self.window, .window)).json["can_undo"]?.flag == false)
            _ = try await asker.send(Self.step("call-next"))
            _ = try await asker.send(Self.step("miss"))
            let missed = try await asker.send(.get(Self.window, .window)).json
            #expect(missed["can_undo"]?.flag == true)
            #expect(missed["aside"]?.array.map { $0["state"]?.text } == ["missed"])
            #expect(try await asker.send(Self.step("undo")).status == 200)
            let back = try await asker.send(.get(Self.window, .window)).json
            #expect(back["ticket", "number"]?.text == "A001")
            #expect(back["ticket", "state"]?.text == "called")
            #expect(back["aside"]?.array.isEmpty == true)
            let events = try await hall.journal.records(after: .start, limit: 100)
            #expect(events.compactMap { PublicEvent($0, TestHall.plan) }.last?.type == .stepUndone)
            _ = try await asker.send(Self.step("hold"))
            hall.pass(minutes: 3)
            let late = try await asker.send(Self.step("undo", time: 2))
            #expect((late.status, late.json["refusal"]?.text) == (409, "nothing_to_undo"))
        }
    }

    @Test
    func `who is at a window is told to staff, and nobody else works there`() async throws {
        try await Self.withHall { asker, hall in
            let clerk = try #require(StaffID("1024"))
            _ = try await hall.journal.submit(.signIn(window: TestHall.plan.windows[0].id), key: nil, staff: clerk)
            try await hall.issue(0..<1)
            let other = try await asker.send(Self.step("call-next"))
            #expect((other.status, other.json["refusal"]?.text) == (409, "window_taken"))
            let own = Self.step("call-next", time: 2).with { $0.headers["X-Staff"] = "1024" }
            #expect(try await asker.send(own).status == 200)
            let list = try await asker.send(.get("/api/v1/windows", .manager)).json["windows"]?.array ?? []
            #expect(list.map { $0["clerk"]?.text } == ["1024", nil])
            #expect(list[0]["ticket", "number"]?.text == "A001")
            #expect(list.map { $0["zone"]?.text } == [nil, "B"])
        }
    }

    @Test
    func `a console lists twenty of those who wait, each with class, slot and minutes`() async throws {
        try await Self.withHall { asker, hall in
            try await hall.feed(TestHall.booking())
            let exchange = #"{"booking":"000000000019","last_four":"1231"}"#
            _ = try await asker.send(.post("/api/v1/exchanges", exchange, key: "e", .kiosk))
            let green = #"{"service":"social","reason":"elderly"}"#
            _ = try await asker.send(.post("/api/v1/green-tickets", green, key: "g", .green))
            try await hall.issue(0..<30)
            hall.pass(minutes: 4)
            let shown = try await asker.send(.get(Self.window, .window))
            let queue = shown.json["queue"]?.array ?? []
            #expect(queue.count == WindowView.listLimit)
            #expect(shown.json["waiting"]?.number == 32)
            #expect(queue.prefix(3).map { $0["class"]?.text } == ["booked", "priority", "ordinary"])
            #expect(queue.allSatisfy { $0["waited_minutes"]?.number == 4 })
            #expect(queue[0]["slot_from"]?.text == "2026-11-23T09:00:00+08:00")
            #expect(!shown.text.contains("elderly"))
        }
    }
}
