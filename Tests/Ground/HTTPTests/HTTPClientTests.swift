// SPDX-License-Identifier: Apache-2.0
import Testing

@testable import HTTP

struct HTTPClientTests {
    private static func failure(_ call: HTTPCall, by client: HTTPClient = HTTPClient()) async -> HTTPFailure? {
        do throws(HTTPFailure) {
            _ = try await client.send(call)
            return nil
        } catch {
            return error
        }
    }

    @Test(arguments: [.get, .post, .put, .patch, .delete, .options, "PROPFIND"] as [HTTPMethod])
    func `every method is sent as it is, and connections are kept`(method: HTTPMethod) async throws {
        try await serving(handler: { request in
            .text("\(request.method) \(request.headers["Content-Type"] ?? "-") \(request.body.count)")
        }) { server in
            let client = HTTPClient()
            for _ in 0..<3 {
                let response = try await client.send(HTTPCall(method, server.url("/")))
                #expect(String(decoding: response.body, as: UTF8.self) == "\(method) - 0")
            }
            #expect(server.counts.connections == 1)
            var call = HTTPCall(method, server.url("/"), headers: ["Content-Type": "a/b", "X-Empty": ""])
            call.body = [0, 1, 2]
            #expect(String(decoding: try await client.send(call).body, as: UTF8.self) == "\(method) a/b 3")
        }
    }

    @Test func `a redirect is a reply like any other`() async throws {
        try await serving(handler: { request in
            HTTPReply(status: 302, headers: ["Location": "/elsewhere"], body: .bytes(Array(request.path.utf8)))
        }) { server in
            let response = try await HTTPClient().send(HTTPCall(.get, server.url("/here")))
            #expect(response.status == 302)
            #expect(response.headers["location"] == "/elsewhere")
        }
    }

    @Test(arguments: [
        "ftp://127.0.0.1/", "file:///etc/passwd", "127.0.0.1/", "http://127.0.0.1/a b", "http://h/\r\nX: 1",
        "http://h/号",
    ])
    func `a URL that is not for us is never tried`(url: String) async {
        #expect(await Self.failure(HTTPCall(.get, url)) == .badCall)
    }

    @Test func `a header that would split the request is never sent`() async {
        #expect(await Self.failure(HTTPCall(.get, "http://127.0.0.1:1/", headers: ["X": "a\r\nY: b"])) == .badCall)
        #expect(await Self.failure(HTTPCall("GET /x", "http://127.0.0.1:1/")) == .badCall)
    }

    @Test func `nobody listening is refused, nobody known is unresolved`() async {
        #expect(await Self.failure(HTTPCall(.get, "http://127.0.0.1:1/")) == .refused)
        #expect(await Self.failure(HTTPCall(.get, "http://nowhere.invalid/")) == .unresolved)
    }

    @Test func `a server that accepts and says nothing runs into the time limit`() async throws {
        let silent = try ScriptedServer()
        var call = HTTPCall(.get, silent.url)
        call.timeoutMilliseconds = 80
        #expect(await Self.failure(call) == .timedOut)
    }

    @Test(arguments: [
        ("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nhalf", HTTPFailure.cutOff),
        ("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhalf", .cutOff),
        ("", .cutOff),
        ("SSH-2.0-OpenSSH_9.2\r\n", .garbled),
        ("\0\u{1}\u{2}", .garbled),
        ("HTTP/1.1 abc\r\n\r\n", .garbled),
        ("HTTP/1.1 200 OK\r\nContent-Length: 2000\r\n\r\n\(String(repeating: "x", count: 2000))", .tooLarge),
        ("HTTP/1.1 200 OK\r\nX: \(String(repeating: "x", count: 70_000))\r\n\r\n", .tooLarge),
    ])
    func `a reply that breaks off, is none or is too long is told apart`(reply: String, expected: HTTPFailure)
        async throws
    {
        let server = try ScriptedServer()
        async let answered: Void = onThread { server.answerOnce(reply) }
        var call = HTTPCall(.get, server.url)
        call.maxReplyBytes = 1000
        #expect(await Self.failure(call) == expected)
        await answered
    }

    @Test func `an interim reply is not taken for the real one`() async throws {
        let server = try ScriptedServer()
        async let answered: Void = onThread {
            server.answerOnce("HTTP/1.1 103 Early\r\nX: 1\r\n\r\nHTTP/1.1 204 No\r\nY: 2\r\n\r\n")
        }
        let response = try await HTTPClient().send(HTTPCall(.get, server.url))
        #expect(response.status == 204)
        #expect(response.headers.fields == [HTTPHeaders.Field(name: "Y", value: "2")])
        await answered
    }

    @Test func `cancelling the task ends the call at once`() async throws {
        let silent = try ScriptedServer()
        let client = HTTPClient()
        let task = Task { await Self.failure(HTTPCall(.get, silent.url), by: client) }
        task.cancel()
        #expect(await task.value == .cancelled)
    }

    @Test func `a client takes no more than its share at once`() async throws {
        let silent = try ScriptedServer()
        let client = HTTPClient(maxAtOnce: 1)
        let held = Task { await Self.failure(HTTPCall(.get, silent.url), by: client) }
        var second = HTTPCall(.get, silent.url)
        second.timeoutMilliseconds = 20
        var seen: HTTPFailure?
        while seen != .busy { seen = await Self.failure(second, by: client) }
        held.cancel()
        #expect(await held.value == .cancelled)
    }

    @Test func `closing the client ends what is under way and refuses the rest`() async throws {
        let (begun, start) = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1))
        let (released, release) = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1))
        try await serving(handler: { _ in
            start.yield()
            for await _ in released { break }
            return .text("late")
        }) { server in
            let client = HTTPClient()
            let url = server.url("/")
            let task = Task { await Self.failure(HTTPCall(.get, url), by: client) }
            for await _ in begun { break }
            client.close()
            #expect(await task.value == .closed)
            #expect(await Self.failure(HTTPCall(.get, url), by: client) == .closed)
            release.yield()
        }
    }

    @Test func `a stream that falls silent runs into its idle limit`() async throws {
        try await serving(handler: { _ in
            let stream = EventStream()
            stream.send(StreamEvent(data: "only"))
            return .events(stream)
        }) { server in
            let reply = try await HTTPClient().stream(HTTPCall(.get, server.url("/")), idleMilliseconds: 300)
            #expect(try await reply.next() == Array("data: only\n\n".utf8))
            let failure = await #expect(throws: HTTPFailure.self) { _ = try await reply.next() }
            #expect(failure == .timedOut)
        }
    }

    @Test func `a reader that lags holds the server back and loses nothing`() async throws {
        let size = 2 * 1024 * 1024
        try await serving(handler: { _ in
            HTTPReply(type: "x/y", bytes: (0..<size).map { UInt8(truncatingIfNeeded: $0 &* 13) })
        }) { server in
            let reply = try await HTTPClient().stream(HTTPCall(.get, server.url("/")))
            var all: [UInt8] = []
            while let piece = try await reply.next() {
                #expect(piece.count <= HTTPStream.maxBufferedBytes)
                all += piece
                for _ in 0..<20 { await Task.yield() }
            }
            #expect(all == (0..<size).map { UInt8(truncatingIfNeeded: $0 &* 13) })
        }
    }

    @Test func `cancelling a stream ends a waiting reader`() async throws {
        try await serving(handler: { _ in .events(EventStream()) }) { server in
            let reply = try await HTTPClient().stream(HTTPCall(.get, server.url("/")))
            let reader = Task { () -> HTTPFailure? in
                do throws(HTTPFailure) {
                    _ = try await reply.next()
                    return nil
                } catch {
                    return error
                }
            }
            reply.cancel()
            #expect(await reader.value == .cancelled)
        }
    }

    @Test func `no failure's text holds a URL or a body`() {
        let failures: [HTTPFailure] = [
            .badCall, .unresolved, .refused, .timedOut, .tls, .cutOff, .garbled, .tooLarge, .cancelled, .busy, .closed,
            .other(7),
        ]
        #expect(Set(failures.map(\.description)).count == failures.count)
        #expect(failures.allSatisfy { !$0.description.contains("/") })
    }
}
