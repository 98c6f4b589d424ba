// SPDX-License-Identifier: Apache-2.0
import HTTP
import Journal
import Queueing
import Terms
import Testing

@testable import Web

/// Calls for staff, complaints, the duty manager's picture and the end of a day.
@Suite(.timeLimit(.minutes(2)))
struct CaseTests {
    private static func withHall(_ body: @Sendable (Asker, TestHall) async throws -> Void) async throws {
        let hall = try TestHall()
        defer { TestHall.remove(hall.place) }
        try await Asker.asking(.handler, hall) { try await body($0, hall) }
    }

    @Test
    func `a call for staff is taken up and closed, with who and when, and is not doubled while it is open`()
        async throws
    {
        try await Self.withHall { asker, hall in
            let help = #"{"station":"kiosk-1"}"#
            for key in ["a", "b"] {
                #expect(try await asker.send(.post("/api/v1/alerts", help, key: key, .kiosk)).status == 200)
            }
            let raised = try await asker.send(.get("/api/v1/alerts", .green)).json["alerts"]?.array ?? []
            #expect(raised.count == 1)
            let id = try #require(raised[0]["id"]?.number)
            let nobody = try await asker.send(
                .post("/api/v1/alerts/\(id)/acknowledge", key: "c", .green, headers: [:])
            )
            #expect((nobody.status, nobody.json["refusal"]?.text) == (403, "staff_needed"))
            hall.pass(minutes: 1)
            #expect(try await asker.send(.post("/api/v1/alerts/\(id)/acknowledge", key: "d", .green)).status == 200)
            hall.pass(minutes: 4)
            #expect(try await asker.send(.post("/api/v1/alerts/\(id)/close", key: "e", .window)).status == 200)
            let closed = try await asker.send(.get("/api/v1/alerts", .green)).json["alerts"]?.array.first
            #expect(closed?["raised_at"]?.text == "2026-11-23T09:00:00+08:00")
            #expect(closed?["acknowledged_at"]?.text == "2026-11-23T09:01:00+08:00")
            #expect(closed?["acknowledged_by"]?.text == "007")
            #expect(closed?["closed_at"]?.text == "2026-11-23T09:05:00+08:00")
            for path in ["alerts/4711/close", "alerts/none/close", "complaints/4711/move"] {
                let body = path.hasSuffix("move") ? #"{"to":"verified"}"# : "{}"
                let unknown = try await asker.send(.post("/api/v1/" + path, body, key: path.keyed))
                #expect((unknown.status, unknown.json["refusal"]?.text) == (404, "unknown_case"), "\(path)")
            }
            let bound: HTTPHeaders = ["Authorization": "Bearer bound-to-kiosk-1-0000000"]
            let elsewhere = #"{"kind":"printer","station":"kiosk-2"}"#
            let other = try await asker.send(.post("/api/v1/alerts", elsewhere, key: "f", nil, headers: bound))
            #expect((other.status, other.kind) == (403, "other-station"))
        }
    }

    @Test
    func `a complaint comes stage by stage to its answer, and its last day is a working day`() async throws {
        try await Self.withHall { asker, hall in
            let body = #"{"subject":"green_channel","hotline":"2026112300017"}"#
            for key in ["a", "b"] {
                #expect(try await asker.send(.post("/api/v1/complaints", body, key: key, .green)).status == 200)
            }
            let list = try await asker.send(.get("/api/v1/complaints", .manager)).json["complaints"]?.array ?? []
            #expect(list.count == 1, "a work order comes once")
            #expect(list[0]["due"]?.text == "2026-11-30")
            #expect(list[0]["stage"]?.text == "received")
            let move = "/api/v1/complaints/\(try #require(list[0]["id"]?.number))/move"
            let jump = try await asker.send(.post(move, #"{"to":"answered"}"#, key: "c"))
            #expect((jump.status, jump.json["refusal"]?.text) == (409, "complaint_is"))
            #expect(jump.json["stage"]?.text == "received")
            for stage in ["verified", "handled", "answered"] {
                #expect(try await asker.send(.post(move, "{\"to\":\"\(stage)\"}", key: stage)).status == 200)
            }
            #expect(try await asker.send(.get("/api/v1/hall")).json["complaints"]?.array.isEmpty == true)
            let all = try await asker.send(.get("/api/v1/complaints")).json["complaints"]?.array
            #expect(all?.first?["stage"]?.text == "answered")
        }
    }

    @Test
    func `the duty manager sees lines, alarms, devices and the day's figures`() async throws {
        try await Self.withHall { asker, hall in
            try await hall.issue(0..<12)
            let green = #"{"service":"estate","reason":"elderly"}"#
            _ = try await asker.send(.post("/api/v1/green-tickets", green, key: "g", .green))
            _ = try await asker.send(.post("/api/v1/windows/1/call-next", key: "a", .window))
            _ = try await asker.send(.post("/api/v1/windows/1/finish", key: "b", .window))
            _ = try await asker.send(.post("/api/v1/windows/1/call-next", key: "c", .window))
            _ = try await asker.send(.post("/api/v1/windows/1/miss", key: "d", .window))
            hall.pass(minutes: 31)
            let answer = try await asker.send(.get("/api/v1/hall", .manager))
            let picture = answer.json
            #expect(OpenAPIDocument.shared.faults(of: picture, named: "Hall").isEmpty, "\(answer.text)")
            let social = picture["services"]?.array.first
            #expect(social?["waiting"]?.number == 10)
            #expect(social?["longest_wait_minutes"]?.number == 31)
            #expect(social?["windows_open"]?.number == 1)
            #expect((social?["windows_needed"]?.number ?? 0) > 0)
            let kinds = Set(picture["alarms"]?.array.compactMap { $0["kind"]?.text } ?? [])
            #expect(kinds == ["long_wait", "nobody_on_duty"])
            let figures = picture["figures"]
            #expect(figures?["issued"]?.number == 13)
            #expect(figures?["issued_priority"]?.number == 1)
            #expect(figures?["done"]?.number == 1)
            #expect(figures?["missed"]?.number == 1)
            #expect(figures?["priority_percent"]?.number == 8)
            #expect(picture["link", "unsynced"]?.number == Int(hall.journal.position.value))
            #expect(picture["stations"]?.array.first?["devices"]?.array.first?["working"]?.flag == false)
            #expect(!answer.text.contains("elderly"))
        }
    }

    @Test
    func `the green channel's scope is told in a fixed order, to those who give its tickets`() async throws {
        try await Self.withHall { asker, _ in
            let reasons = try await asker.send(.get("/api/v1/reasons", .green)).json["reasons"]?.array ?? []
            #expect(reasons.count == HallRules.standardGreenReasons.count)
            #expect(reasons.last?["code"]?.text == "other")
            #expect(reasons.contains { $0["name"]?.text == "老年人" })
        }
    }

    @Test
    func `who still waits when the day is closed is missed, not served`() async throws {
        try await Self.withHall { asker, hall in
            try await hall.issue(0..<3)
            _ = try await asker.send(.post("/api/v1/windows/1/call-next", key: "a"))
            _ = try await asker.send(.post("/api/v1/windows/1/serve", key: "b"))
            let nobody = try await asker.send(.post("/api/v1/day/close", key: "c", .manager, headers: [:]))
            #expect(nobody.json["refusal"]?.text == "staff_needed")
            #expect(try await asker.send(.post("/api/v1/day/close", key: "d", .manager)).status == 200)
            let figures = try await asker.send(.get("/api/v1/hall")).json["figures"]
            #expect(figures?["missed"]?.number == 2)
            #expect(figures?["serving"]?.number == 1)
            #expect(figures?["done"]?.number == 0)
        }
    }

    @Test
    func `every alarm has a kind of its own and is as documented`() throws {
        let alarms: [HallAlarm] = [
            .manyWaiting(TestHall.social, count: 11), .longWait(TestHall.social, minutes: 31),
            .nobodyOnDuty(TestHall.social, waiting: 1), .noWalkInWindow(TestHall.social), .greenShare(percent: 16),
            .unansweredAlert(Position(7), minutes: 3),
            .complaintDue(Position(8), due: try #require(BusinessDay(text: "2026-11-30"))),
        ]
        let told = alarms.map { JSONTree(WebJSON.bytes(AlarmView($0))) }
        for alarm in told { #expect(OpenAPIDocument.shared.faults(of: alarm, named: "Alarm").isEmpty) }
        #expect(Set(told.compactMap { $0["kind"]?.text }) == Set(AlarmView.Kind.allCases.map(\.rawValue)))
        #expect(told[0]["waiting"]?.number == 11)
        #expect(told[5]["about"]?.number == 7)
        #expect(told[6]["due"]?.text == "2026-11-30")
    }
}

extension String {
    /// As a key may be.
    fileprivate var keyed: String { replacing("/", with: "-") }
}
