// SPDX-License-Identifier: Apache-2.0
import Glibc
import Testing

@testable import HTTP

struct ServerStopTests {
    /// Never answers until it is cancelled, and says when it has begun.
    private static func endless(_ begun: AsyncStream<Void>.Continuation) -> HTTPServer.Handler {
        { _ in
            let (forever, hold) = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1))
            begun.yield()
            for await _ in forever {}
            hold.finish()
            return .text("too late")
        }
    }

    @Test(arguments: 0..<10)
    func `stopping answers a handler that never returns with 503`(round: Int) async throws {
        let (begun, start) = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1))
        var configuration = ServerConfiguration()
        configuration.drainMilliseconds = 20
        let server = try HTTPServer(configuration: configuration, handler: Self.endless(start))
        let port = server.port
        async let reply = onThread {
            let socket = RawSocket(port: port)
            socket.send("GET / HTTP/1.1\r\nHost: h\r\n\r\n")
            return socket.readToEnd()
        }
        for await _ in begun { break }
        await server.stop()
        #expect(await reply.hasPrefix("HTTP/1.1 503"), "round \(round)")
        #expect(server.counts.connections == 0)
    }

    @Test(.timeLimit(.minutes(1)))
    func `stopping lets a handler at work finish, and waits no longer than that`() async throws {
        let (begun, start) = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1))
        let (released, release) = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1))
        var configuration = ServerConfiguration()
        configuration.drainMilliseconds = 600_000
        let server = try HTTPServer(
            configuration: configuration,
            handler: { _ in
                start.yield()
                for await _ in released { break }
                return .text("done")
            }
        )
        let url = server.url("/")
        async let response = HTTPClient().send(HTTPCall(.get, url))
        for await _ in begun { break }
        async let stopped: Void = server.stop()
        release.yield()
        #expect(try await response.body == Array("done".utf8))
        await stopped
    }

    @Test(arguments: 0..<10)
    func `stopping answers everybody who has asked, also whom nobody has heard yet`(round: Int) async throws {
        let (released, release) = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1))
        var ends = [Int32](repeating: 0, count: 2)
        try #require(unsafe pipe(&ends) == 0)
        let (hold, gate) = (ends[0], ends[1])
        defer { for end in [hold, gate] { close(end) } }
        var configuration = ServerConfiguration()
        configuration.drainMilliseconds = 600_000
        let server = try HTTPServer(configuration: configuration) { request in
            // The first holds the polling thread until the others are there, unread.
            if request.path == "/0" {
                release.yield()
                var byte: UInt8 = 0
                _ = unsafe read(hold, &byte, 1)
            }
            return await echo(request)
        }
        let clients = (0..<8).map { _ in RawSocket(port: server.port) }
        clients[0].send("GET /0 HTTP/1.1\r\nHost: h\r\n\r\n")
        for await _ in released { break }
        for (number, client) in clients.enumerated().dropFirst() {
            client.send("GET /\(number) HTTP/1.1\r\nHost: h\r\n\r\n")
        }
        async let stopped: Void = server.stop()
        var byte: UInt8 = 1
        _ = unsafe write(gate, &byte, 1)
        let replies = await onThread { clients.map { $0.readToEnd() } }
        await stopped
        for (number, reply) in replies.enumerated() {
            #expect(reply.hasSuffix("GET /\(number) 0"), "round \(round): \(reply)")
        }
    }

    @Test(arguments: 0..<10)
    func `stopping ends open streams properly`(round: Int) async throws {
        let (ends, ended) = AsyncStream.makeStream(of: EventStream.End.self, bufferingPolicy: .bufferingNewest(64))
        var configuration = ServerConfiguration()
        // A slow machine, or a sanitizer, may take longer for this than between two heartbeats.
        configuration.heartbeatMilliseconds = 3_600_000
        let server = try HTTPServer(
            configuration: configuration,
            handler: { _ in
                let stream = EventStream(onClose: { ended.yield($0) })
                stream.send(StreamEvent(data: "hello"))
                return .events(stream)
            }
        )
        let client = HTTPClient()
        var streams: [HTTPStream] = []
        for _ in 0..<8 { streams.append(try await client.stream(HTTPCall(.get, server.url("/")))) }
        await server.stop()
        for stream in streams {
            var all: [UInt8] = []
            while let piece = try await stream.next() { all += piece }
            #expect(String(decoding: all, as: UTF8.self) == "data: hello\n\n", "round \(round)")
        }
        ended.finish()
        let seen = await ends.reduce(into: []) { $0.append($1) }
        #expect(seen == [EventStream.End](repeating: .closed, count: 8), "round \(round)")
    }

    @Test(arguments: 0..<10)
    func `stopping in the midst of everything neither hangs nor crashes`(round: Int) async throws {
        var configuration = ServerConfiguration()
        configuration.drainMilliseconds = 20
        // Its clients try on until they are refused: not on an address whose port another test may get.
        configuration.address = "127.0.7.\(round + 1)"
        let server = try HTTPServer(
            configuration: configuration,
            handler: { request in
                switch request.path {
                case "/stream":
                    let stream = EventStream()
                    Task { while stream.send(StreamEvent(data: "tick")) { await Task.yield() } }
                    return .events(stream)
                case "/late":
                    for _ in 0..<200 { await Task.yield() }
                    return .text("late")
                default: return .text("now")
                }
            }
        )
        let client = HTTPClient()
        let root = "http://\(configuration.address):\(server.port)"
        await withTaskGroup { group in
            for number in 0..<12 {
                group.addTask {
                    let path = ["/stream", "/late", "/now"][number % 3]
                    while true {
                        do throws(HTTPFailure) {
                            if path == "/stream" {
                                let stream = try await client.stream(HTTPCall(.get, root + path))
                                while try await stream.next() != nil {}
                            } else {
                                _ = try await client.send(HTTPCall(.get, root + path))
                            }
                        } catch {
                            return
                        }
                    }
                }
            }
            for _ in 0..<(round * 20) { await Task.yield() }
            await server.stop()
        }
        #expect(server.counts.connections == 0)
    }

    @Test func `stopping twice, and dropping without stopping, both free the server`() async throws {
        for isStopped in [true, false] {
            let (freed, free) = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1))
            do {
                let witness = Witness(free)
                let server = try HTTPServer(configuration: ServerConfiguration()) { request in
                    witness.touch()
                    return await echo(request)
                }
                #expect(try await HTTPClient().send(HTTPCall(.get, server.url("/"))).status == 200)
                if isStopped {
                    await server.stop()
                    await server.stop()
                }
            }
            // Ends when the handler, and so everything that held it, is gone.
            for await _ in freed {}
        }
    }

    /// Ends a stream with its own life.
    private final class Witness: Sendable {
        private let end: AsyncStream<Void>.Continuation

        init(_ end: AsyncStream<Void>.Continuation) {
            self.end = end
        }

        deinit {
            end.finish()
        }

        func touch() {
            end.yield()
        }
    }
}
