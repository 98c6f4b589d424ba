// SPDX-License-Identifier: Apache-2.0
import Testing

@testable import HTTP

struct EventStreamTests {
    /// A server whose every client gets a stream of this kind, which the test gets too.
    private static func streaming(
        _ mode: EventStream.Mode = .everyEvent,
        maxUnsentBytes: Int = EventStream.defaultMaxUnsentBytes,
        _ configure: (inout ServerConfiguration) -> Void = { _ in },
        _ body: (HTTPServer, Upcoming<EventStream>, Upcoming<EventStream.End>) async throws ->
            Void
    ) async throws {
        let (streams, opened) = AsyncStream.makeStream(of: EventStream.self, bufferingPolicy: .bufferingNewest(512))
        let (ends, ended) = AsyncStream.makeStream(of: EventStream.End.self, bufferingPolicy: .bufferingNewest(512))
        try await serving(
            configure,
            handler: { _ in
                let stream = EventStream(mode, maxUnsentBytes: maxUnsentBytes, onClose: { ended.yield($0) })
                opened.yield(stream)
                return .events(stream)
            }
        ) { server in
            try await body(server, Upcoming(streams), Upcoming(ends))
        }
    }

    /// Reads until so many events have come.
    private static func read(_ count: Int, from stream: HTTPStream) async throws -> [StreamEvent] {
        var parser = EventStreamParser()
        var events: [StreamEvent] = []
        while events.count < count, let piece = try await stream.next() { events += try parser.push(piece) }
        return events
    }

    @Test func `events arrive in order, with the header of a stream`() async throws {
        try await Self.streaming { server, opened, _ in
            let reply = try await HTTPClient().stream(HTTPCall(.get, server.url("/")))
            #expect(reply.status == 200)
            #expect(reply.headers["Content-Type"] == "text/event-stream")
            #expect(reply.headers["Cache-Control"] == "no-store")
            let stream = try #require(await opened.next())
            let sent = (0..<500).map { StreamEvent(id: "\($0)", event: "tick", data: "number \($0)\nend") }
            for event in sent { #expect(stream.send(event)) }
            #expect(try await Self.read(500, from: reply) == sent)
        }
    }

    @Test func `an event that is sent while the client sleeps wakes the connection, every time`() async throws {
        try await Self.streaming { server, opened, _ in
            let reply = try await HTTPClient().stream(HTTPCall(.get, server.url("/")))
            let stream = try #require(await opened.next())
            for number in 0..<300 {
                stream.send(StreamEvent(data: "\(number)"))
                #expect(try await Self.read(1, from: reply) == [StreamEvent(data: "\(number)")])
            }
        }
    }

    @Test func `a silent stream has a heartbeat`() async throws {
        try await Self.streaming(.everyEvent, maxUnsentBytes: 1024, { $0.heartbeatMilliseconds = 20 }) {
            server,
            opened,
            _ in
            let reply = try await HTTPClient().stream(HTTPCall(.get, server.url("/")))
            var bytes: [UInt8] = []
            while bytes.count < 9, let piece = try await reply.next() { bytes += piece }
            #expect(String(decoding: bytes.prefix(9), as: UTF8.self) == ":\n\n:\n\n:\n\n")
        }
    }

    @Test func `closing sends what is queued and ends the reply`() async throws {
        try await Self.streaming { server, opened, ends in
            let reply = try await HTTPClient().stream(HTTPCall(.get, server.url("/")))
            let stream = try #require(await opened.next())
            stream.send(StreamEvent(data: "last"))
            stream.close()
            #expect(!stream.send(StreamEvent(data: "after")))
            #expect(!stream.isOpen)
            #expect(try await Self.read(2, from: reply) == [StreamEvent(data: "last")])
            #expect(await ends.next() == .closed)
        }
    }

    @Test func `a client that has gone is noticed within a heartbeat, once`() async throws {
        try await Self.streaming(.everyEvent, maxUnsentBytes: 1024, { $0.heartbeatMilliseconds = 20 }) {
            server,
            opened,
            ends in
            let client = HTTPClient()
            let reply = try await client.stream(HTTPCall(.get, server.url("/")))
            let stream = try #require(await opened.next())
            reply.cancel()
            #expect(await ends.next() == .clientGone)
            #expect(!stream.send(StreamEvent(data: "x")))
            #expect(server.counts.droppedStreams == 0)
        }
    }

    @Test func `a client that does not read is dropped at its cap`() async throws {
        let cap = 64 * 1024
        try await Self.streaming(.everyEvent, maxUnsentBytes: cap) { server, opened, ends in
            let port = server.port
            let socket = await onThread { () -> RawSocket in
                let socket = RawSocket(port: port, receiveBuffer: 4096)
                socket.send("GET / HTTP/1.1\r\nHost: h\r\n\r\n")
                return socket
            }
            let stream = try #require(await opened.next())
            let event = StreamEvent(data: String(repeating: "x", count: 8000))
            var sent = 0
            while stream.send(event), sent < 10_000 {
                sent += 1
                #expect(stream.unsentBytes <= cap)
            }
            #expect(sent < 10_000)
            #expect(await ends.next() == .overCap)
            #expect(!(await stream.waitForRoom()))
            let rest = await onThread { socket.readToEnd() }
            #expect(!rest.hasSuffix("0\r\n\r\n"))
            #expect(server.counts.droppedStreams == 1)
        }
    }

    @Test func `a latest-only client that reads late gets the newest and is not dropped`() async throws {
        try await Self.streaming(.latestOnly, maxUnsentBytes: 64 * 1024) { server, opened, _ in
            let port = server.port
            let socket = await onThread { () -> RawSocket in
                let socket = RawSocket(port: port, receiveBuffer: 4096)
                socket.send("GET / HTTP/1.0\r\n\r\n")
                return socket
            }
            let stream = try #require(await opened.next())
            let filler = String(repeating: "x", count: 16_000)
            for number in 0..<1000 {
                #expect(stream.send(StreamEvent(event: "board", data: "\(number) \(filler)")))
            }
            #expect(stream.send(StreamEvent(event: "notice", data: "end")))
            stream.close()
            let text = await onThread { socket.readToEnd() }
            // Line by line: the parser has its own tests, and these are megabytes.
            let lines = Array(text.utf8).split(separator: 0x0A).map { String(decoding: $0.prefix(20), as: UTF8.self) }
            let numbers = lines.filter { $0.hasPrefix("data: ") }.compactMap {
                Int($0.dropFirst(6).prefix { $0.isNumber })
            }
            #expect(numbers.last == 999)
            #expect(numbers == numbers.sorted())
            #expect(numbers.count < 1000)
            #expect(lines.suffix(2) == ["event: notice", "data: end"])
        }
    }

    @Test func `a long replay keeps to its client's pace`() async throws {
        try await Self.streaming(.everyEvent, maxUnsentBytes: 32 * 1024) { server, opened, _ in
            let reply = try await HTTPClient().stream(HTTPCall(.get, server.url("/")))
            let stream = try #require(await opened.next())
            async let received = Self.read(3000, from: reply)
            for number in 0..<3000 {
                #expect(await stream.waitForRoom())
                #expect(stream.send(StreamEvent(id: "\(number)", data: String(repeating: "y", count: 1000))))
            }
            #expect(try await received.compactMap(\.id) == (0..<3000).map { "\($0)" })
        }
    }

    @Test func `two hundred clients all get the event`() async throws {
        try await Self.streaming { server, opened, _ in
            let client = HTTPClient(maxAtOnce: 200)
            var replies: [HTTPStream] = []
            var streams: [EventStream] = []
            for _ in 0..<200 {
                replies.append(try await client.stream(HTTPCall(.get, server.url("/"))))
                streams.append(try #require(await opened.next()))
            }
            #expect(server.counts.connections == 200)
            for stream in streams { stream.send(StreamEvent(data: "all")) }
            for reply in replies { #expect(try await Self.read(1, from: reply) == [StreamEvent(data: "all")]) }
        }
    }

    @Test func `HEAD on a stream ends it`() async throws {
        try await Self.streaming { server, _, ends in
            let response = try await HTTPClient().send(HTTPCall(.head, server.url("/")))
            #expect(response.status == 200)
            #expect(await ends.next() == .clientGone)
        }
    }
}
