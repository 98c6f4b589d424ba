// SPDX-License-Identifier: Apache-2.0
import HTTP
import Journal
import Terms
import Testing

@testable import Web

/// Streams over a real socket.
@Suite(.timeLimit(.minutes(2)))
struct EventTests {
    private static let events = "/api/v1/events"

    private static func withHall(_ body: @Sendable (Asker, TestHall) async throws -> Void) async throws {
        let hall = try TestHall()
        defer { TestHall.remove(hall.place) }
        try await Asker.asking(.socket, hall) { try await body($0, hall) }
    }

    @Test
    func `a client that comes back with its last id misses nothing and gets nothing twice`() async throws {
        try await Self.withHall { asker, hall in
            try await hall.issue(0..<5)
            var first = StreamReader(try await asker.follow(.get(Self.events, .display, query: "after=0")))
            // The day, then three of the five.
            let seen = try await first.next(4)
            first.cancel()
            try await hall.issue(5..<8)
            let last = try #require(seen.last?.id)
            let again = Ask.get(Self.events, .display, headers: ["Last-Event-ID": last])
            var second = StreamReader(try await asker.follow(again))
            var rest = try await second.next(5)
            try await hall.issue(8..<9)
            rest += try await second.next(1)
            let all = seen + rest
            #expect(all.map(\.id) == (1...10).map { String($0) })
            #expect(all.map(\.event) == ["day_opened"] + Array(repeating: "ticket_issued", count: 9))
            for event in all {
                let faults = OpenAPIDocument.shared.faults(of: JSONTree(Array(event.data.utf8)), named: "PublicEvent")
                #expect(faults.isEmpty, "\(faults) \(event.data)")
            }
        }
    }

    @Test
    func `a client from far back is led to the present while new events go on coming`() async throws {
        try await Self.withHall { asker, hall in
            let before = EventFeeds.pageRecords * 2 + 17
            try await hall.issue(0..<before)
            async let follow = asker.follow(.get(Self.events, .display, query: "after=0"))
            try await hall.issue(before..<(before + 50))
            var reader = StreamReader(try await follow)
            let all = try await reader.next(before + 51)
            #expect(all.map(\.id) == (1...(before + 51)).map { String($0) })
        }
    }

    @Test
    func `a client without a position starts now, and one beyond the end is told to begin anew`() async throws {
        try await Self.withHall { asker, hall in
            try await hall.issue(0..<3)
            var fresh = StreamReader(try await asker.follow(.get(Self.events, .display)))
            let foreign = Ask.get(Self.events, .display, headers: ["Last-Event-ID": "4711"])
            var beyond = StreamReader(try await asker.follow(foreign))
            #expect(try await fresh.next()?.event == "start")
            #expect(try await beyond.next()?.event == "reset")
            try await hall.issue(3..<4)
            // The reading of the journal may have lagged behind the connection: then earlier numbers come first.
            for var reader in [fresh, beyond] {
                var event = try await reader.next()
                while let id = event?.id, id != "5" { event = try await reader.next() }
                #expect(event?.event == "ticket_issued")
            }
        }
    }

    @Test
    func `fifty displays come to show the newest board, each from the first message on`() async throws {
        try await Self.withHall { asker, hall in
            try await hall.issue(0..<3)
            let ask = Ask.get(Self.events, .display, query: "view=board")
            try await withThrowingTaskGroup { group in
                for _ in 0..<50 {
                    group.addTask {
                        var reader = StreamReader(try await asker.follow(ask))
                        var positions: [Int] = []
                        while positions.last != 44, let event = try await reader.next() {
                            #expect(event.event == "board")
                            let board = JSONTree(Array(event.data.utf8))
                            #expect(OpenAPIDocument.shared.faults(of: board, named: "Board").isEmpty)
                            positions.append(try #require(board["position"]?.number))
                            #expect(event.id.flatMap { Int($0) } == positions.last)
                        }
                        return positions
                    }
                }
                for number in 3..<43 { try await hall.issue(number..<(number + 1)) }
                for try await positions in group {
                    #expect(positions.last == 44)
                    #expect(positions == positions.sorted())
                }
            }
        }
    }

    @Test
    func `what happens while nobody follows is counted, and a client that comes then misses nothing after its id`()
        async throws
    {
        try await Self.withHall { asker, hall in
            let feeds = hall.api.feeds
            try await hall.issue(0..<7)
            // Far too few to be counted by themselves.
            #expect(await feeds.figures().issued[.walkIn] == 7)
            try await hall.issue(7..<12)
            var reader = StreamReader(try await asker.follow(.get(Self.events, .display, query: "after=9")))
            #expect(try await reader.next(4).map(\.id) == (10...13).map { String($0) })
            try await hall.issue(12..<14)
            #expect(try await reader.next(2).map(\.id) == ["14", "15"])
            let figures = await feeds.figures()
            #expect(figures.issued[.walkIn] == 14)
            #expect(figures.events == [.dayOpened: 1, .ticketIssued: 14])
            #expect(figures.streams == 1)
        }
    }

    @Test
    func `what nobody asks for is counted before the journal forgets it`() async throws {
        try await Self.withHall { _, hall in
            let step = Int(EventFeeds.uncountedRecords)
            try await hall.issue(0..<(step + 1))
            while await hall.api.feeds.position.value < EventFeeds.uncountedRecords { await Task.yield() }
        }
    }

    @Test
    func `a display whose board was overtaken while nobody watched is sent the newer one`() async throws {
        try await Self.withHall { _, hall in
            let feeds = hall.api.feeds
            let page = await feeds.render(.board(zone: nil))
            try await hall.issue(0..<3)
            let stream = try #require(await feeds.follow(.board(zone: nil), from: page))
            #expect(await feeds.newest[.board(zone: nil)]?.position == hall.journal.position)
            #expect(stream.isOpen)
        }
    }

    @Test
    func `every stream ends when the hall stops carrying events`() async throws {
        let hall = try TestHall()
        defer { TestHall.remove(hall.place) }
        let api = hall.api
        let running = Task { await api.run() }
        await hall.untilRunning()
        let board = try #require(await api.feeds.follow(.board(zone: nil)))
        let events = try #require(await api.feeds.followEvents(after: nil))
        running.cancel()
        await running.value
        #expect(!board.isOpen)
        #expect(!events.isOpen)
        #expect(await api.feeds.follow(.board(zone: nil)) == nil)
        await hall.journal.close()
    }

    @Test
    func `no more streams are open than the limit, and one that ends makes room`() async throws {
        let hall = try TestHall()
        defer { TestHall.remove(hall.place) }
        try await Asker.asking(.handler, hall) { asker in
            var streams: [EventStream] = []
            while let stream = await hall.api.feeds.follow(.board(zone: nil)) { streams.append(stream) }
            #expect(streams.count == EventFeeds.streamLimit)
            let refused = try await asker.send(.get(Self.events, .display))
            #expect(refused.status == 503)
            #expect(refused.headers["Retry-After"] != nil)
            streams[0].close()
            #expect(await hall.api.feeds.followEvents(after: nil) != nil)
        }
    }

    @Test
    func `a display's token may stand in the address of what displays read, another's may not`() async throws {
        try await Self.withHall { asker, _ in
            for path in [Self.events, "/api/v1/board", "/api/v1/services"] {
                let display = try await asker.send(Self.addressed(path, .display))
                let admin = try await asker.send(Self.addressed(path, .admin))
                let isForDisplays = path != "/api/v1/services"
                #expect(display.status == (isForDisplays ? 200 : 401))
                #expect(admin.status == (isForDisplays ? 403 : 401))
            }
        }
    }

    private static func addressed(_ path: String, _ role: Role) -> Ask {
        .get(path, nil, query: "access_token=" + TestHall.token(role))
    }
}
