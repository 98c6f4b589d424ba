// SPDX-License-Identifier: Apache-2.0
import HTTP
import Journal
import Ports
import Queueing
import Terms
import Testing

@testable import Web

/// Views that screens and consoles follow, over a real socket.
@Suite(.timeLimit(.minutes(2)))
struct PageStreamTests {
    private static let events = "/api/v1/events"

    private static func withHall(_ body: @Sendable (Asker, TestHall) async throws -> Void) async throws {
        let hall = try TestHall()
        defer { TestHall.remove(hall.place) }
        try await Asker.asking(.socket, hall) { try await body($0, hall) }
    }

    private static func follow(_ asker: Asker, _ query: String, _ role: Role = .admin) async throws -> StreamReader {
        StreamReader(try await asker.follow(.get(events, role, query: query)))
    }

    /// Reads until the page of a view shows what it should.
    private static func page(
        _ reader: inout StreamReader,
        _ name: String,
        _ schema: String,
        _ isWanted: (JSONTree) -> Bool
    ) async throws {
        while let event = try await reader.next() {
            guard event.event == name else { continue }
            let page = JSONTree(Array(event.data.utf8))
            #expect(OpenAPIDocument.shared.faults(of: page, named: schema).isEmpty, "\(event.data)")
            if isWanted(page) { return }
        }
        Issue.record("the stream ended before the page came")
    }

    @Test
    func `the sign above a window changes with its window and stays as it is otherwise`() async throws {
        try await Self.withHall { asker, hall in
            var sign = try await Self.follow(asker, "view=window&window=1", .display)
            try await Self.page(&sign, "window", "WindowBoard") { $0["mode"]?.text == "closed" }
            // None of these is about window 1.
            try await hall.issue(0..<5)
            _ = try await asker.send(.post("/api/v1/windows/2/open", key: "a"))
            _ = try await asker.send(.post("/api/v1/windows/1/call-next", key: "b"))
            let called = try #require(try await sign.next())
            let page = JSONTree(Array(called.data.utf8))
            #expect(page["mode"]?.text == "calling")
            #expect(page["number"]?.text == "A001")
            #expect(page["calls"]?.number == 1)
            #expect(called.id == hall.journal.position.description)
            _ = try await asker.send(.post("/api/v1/windows/1/serve", key: "c"))
            try await Self.page(&sign, "window", "WindowBoard") { $0["mode"]?.text == "serving" }
        }
    }

    @Test
    func `the board of a zone has only what its windows call`() async throws {
        try await Self.withHall { asker, hall in
            try await hall.issue(0..<2)
            var zone = try await Self.follow(asker, "view=board&zone=B", .display)
            _ = try await asker.send(.post("/api/v1/windows/1/call-next", key: "a"))
            _ = try await asker.send(.post("/api/v1/windows/2/call-next", key: "b"))
            try await Self.page(&zone, "board", "Board") { $0["calls"]?.array.first?["window"]?.text == "二" }
            let board = try await asker.send(.get("/api/v1/board", .display, query: "zone=B")).json
            #expect(board["calls"]?.array.map { $0["number"]?.text } == ["A002"])
            #expect(board["telephone"]?.text == "0372-0000000")
            #expect(board["booking_method"]?.text == "省政务服务网")
            let whole = try await asker.send(.get("/api/v1/board", .display)).json
            #expect(whole["calls"]?.array.count == 2)
            #expect(try await asker.send(.get("/api/v1/board", .display, query: "zone=C")).kind == "bad-query")
        }
    }

    @Test
    func `consoles and the duty manager see each change without asking`() async throws {
        try await Self.withHall { asker, hall in
            var console = try await Self.follow(asker, "view=console&window=1", .window)
            var manager = try await Self.follow(asker, "view=hall", .manager)
            try await hall.issue(0..<3)
            try await Self.page(&console, "console", "Window") { $0["queue"]?.array.count == 3 }
            try await Self.page(&manager, "hall", "Hall") { $0["figures", "issued_walk_in"]?.number == 3 }
            // Nobody but staff hears of an alert, so no public event tells of it.
            _ = try await asker.send(.post("/api/v1/alerts", #"{"station":"kiosk-1"}"#, key: "a", .kiosk, headers: [:]))
            try await Self.page(&console, "console", "Window") { $0["alerts"]?.array.first?["kind"]?.text == "help" }
            try await Self.page(&manager, "hall", "Hall") { $0["alerts"]?.array.count == 1 }
            _ = try await asker.send(.post("/api/v1/alerts/5/acknowledge", key: "b"))
            try await Self.page(&manager, "hall", "Hall") {
                $0["alerts"]?.array.first?["acknowledged_by"]?.text == "007"
            }
        }
    }

    @Test
    func `a beat tells pages that the line is alive, and staff what time alone has changed`() async throws {
        try await Self.withHall { asker, hall in
            var sign = try await Self.follow(asker, "view=window&window=1", .display)
            var console = try await Self.follow(asker, "view=console&window=1", .window)
            let ask = Ask.get("/api/v1/stations/kiosk-1/screen", .kiosk)
            var screen = StreamReader(try await asker.follow(ask))
            try await hall.issue(0..<1)
            try await Self.page(&console, "console", "Window") { $0["queue"]?.array.count == 1 }
            #expect(try await sign.next()?.event == "window")
            #expect(try await screen.next()?.event == "screen")
            hall.pass(minutes: 7)
            await hall.time.untilPending(1)
            await hall.time.advance(by: HallAPI.beatInterval)
            let beat = try #require(try await sign.next())
            #expect(beat.event == "beat")
            #expect(JSONTree(Array(beat.data.utf8))["at"]?.text == "2026-11-23T09:07:00+08:00")
            #expect(try await screen.next()?.event == "beat")
            try await Self.page(&console, "console", "Window") {
                $0["queue"]?.array.first?["waited_minutes"]?.number == 7
            }
        }
    }

    @Test(
        arguments: [
            ("view=hall", Role.window, 403), ("view=hall", .display, 403), ("view=hall", .green, 200),
            ("view=console&window=1", .display, 403), ("view=console&window=1", .kiosk, 403),
            ("view=console&window=1", .manager, 200), ("view=console&window=9", .window, 404),
            ("view=console", .window, 404), ("view=window&window=1", .display, 200),
            ("view=window&window=9", .display, 404), ("view=board&zone=C", .display, 400),
            ("view=board&zone=", .display, 200), ("view=statistics", .admin, 400),
        ]
    )
    func `each view is for those who may see it, and of what the hall has`(
        _ query: String,
        _ role: Role,
        _ status: Int
    ) async throws {
        let hall = try TestHall()
        defer { TestHall.remove(hall.place) }
        try await Asker.asking(.handler, hall) { asker in
            let answer = try await asker.send(.get(Self.events, role, query: query))
            #expect(answer.status == status)
        }
    }

    @Test
    func `a page that the client has is not sent again`() async throws {
        let hall = try TestHall()
        defer { TestHall.remove(hall.place) }
        try await Asker.asking(.handler, hall) { asker in
            for path in ["/api/v1/hall", "/api/v1/windows/1"] {
                let tag = try #require(try await asker.send(.get(path)).headers["ETag"])
                let same = try await asker.send(.get(path, headers: ["If-None-Match": tag]))
                #expect((same.status, same.body.count) == (304, 0))
            }
        }
    }

    @Test
    func `whoever follows a station sees its newest screen, and no more pages than the limit do`() async throws {
        try await Self.withHall { asker, hall in
            let ask = Ask.get("/api/v1/stations/kiosk-1/screen", .kiosk)
            var first = StreamReader(try await asker.follow(ask))
            #expect(try await first.next()?.data == #"{"screen":"home"}"#)
            for number in 1...3 {
                hall.screens.show(Array("{\"screen\":\"\(number)\"}".utf8), at: TestHall.station)
            }
            while let event = try await first.next(), event.data != #"{"screen":"3"}"# {}
            var late = StreamReader(try await asker.follow(ask))
            #expect(try await late.next()?.data == #"{"screen":"3"}"#)
            for _ in 2..<StationScreens.streamLimit {
                #expect(hall.screens.follow(TestHall.station, from: []) != nil)
            }
            #expect(hall.screens.follow(TestHall.station, from: []) == nil)
            #expect(try await asker.send(ask).kind == "too-many-streams")
            let foreign = Ask.get("/api/v1/stations/kiosk-2/screen", .kiosk)
            #expect(try await asker.send(foreign).kind == "no-such-path")
        }
    }

    @Test
    func `a station's pages end with the hall`() throws {
        let screens = StationScreens()
        let stream = try #require(screens.follow(TestHall.station, from: Array("{}".utf8)))
        #expect(screens.count == 1)
        screens.end()
        #expect(!stream.isOpen)
        #expect(screens.follow(TestHall.station, from: Array("{}".utf8)) == nil)
    }
}
