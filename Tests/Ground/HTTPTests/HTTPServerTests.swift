// SPDX-License-Identifier: Apache-2.0
import Glibc
import Testing

@testable import HTTP

struct HTTPServerTests {
    @Test func `a request reaches the handler decoded, and its reply the client`() async throws {
        try await serving(handler: { request in
            let words = [
                request.method.rawValue, request.path, request.query["名"] ?? "-", request.headers["x-ONE"] ?? "-",
            ]
            return HTTPReply(
                status: 201,
                headers: ["X-Two": "2"],
                body: .bytes(Array(words.joined(separator: "|").utf8) + request.body)
            )
        }) { server in
            let client = HTTPClient()
            var call = HTTPCall(.post, server.url("/a%20b/%E5%8F%B7?%E5%90%8D=x%2By+z"), headers: ["X-One": "1"])
            call.body = Array("|body".utf8)
            let response = try await client.send(call)
            #expect(response.status == 201)
            #expect(response.headers["x-two"] == "2")
            #expect(String(decoding: response.body, as: UTF8.self) == "POST|/a b/号|x+y z|1|body")
        }
    }

    @Test func `one connection carries request after request`() async throws {
        try await serving(handler: echo) { server in
            let port = server.port
            let bodies = await onThread {
                let socket = RawSocket(port: port)
                return (1...5).map { turn -> String in
                    socket.send("GET /\(turn) HTTP/1.1\r\nHost: h\r\n\r\n")
                    return socket.readReply().body
                }
            }
            #expect(bodies == ["GET /1 0", "GET /2 0", "GET /3 0", "GET /4 0", "GET /5 0"])
            #expect(server.counts.requests == 5)
        }
    }

    @Test func `two requests in one packet are answered in order`() async throws {
        try await serving(handler: echo) { server in
            let port = server.port
            let bodies = await onThread {
                let socket = RawSocket(port: port)
                socket.send(
                    "POST /1 HTTP/1.1\r\nHost: h\r\nContent-Length: 3\r\n\r\nabcGET /2 HTTP/1.1\r\nHost: h\r\n\r\n"
                )
                return [socket.readReply().body, socket.readReply().body]
            }
            #expect(bodies == ["POST /1 3", "GET /2 0"])
        }
    }

    @Test func `handlers run on the polling thread, also after they were away, or where they are told to`() async throws
    {
        let handler: HTTPServer.Handler = { _ in
            let before = isPollingThread()
            let away = await withTaskExecutorPreference(globalConcurrentExecutor) { isPollingThread() }
            return .text("\(before) \(away) \(isPollingThread())")
        }
        for (executor, seen) in [(nil, "true false true"), (globalConcurrentExecutor, "false false false")] {
            try await serving(executor: executor, handler: handler) { server in
                let client = HTTPClient()
                for _ in 0..<2 {
                    let response = try await client.send(HTTPCall(.get, server.url("/")))
                    #expect(String(decoding: response.body, as: UTF8.self) == seen)
                }
            }
        }
    }

    @Test func `HEAD has the header of a reply and no body`() async throws {
        try await serving(handler: { _ in .text("twelve bytes") }) { server in
            let port = server.port
            let text = await onThread {
                let socket = RawSocket(port: port)
                socket.send("HEAD / HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n")
                return socket.readToEnd()
            }
            #expect(text.hasPrefix("HTTP/1.1 200"))
            #expect(text.contains("Content-Length: 12\r\n"))
            #expect(text.hasSuffix("\r\n\r\n"))
        }
    }

    @Test func `a client that expects 100 gets it before it sends its body`() async throws {
        try await serving(handler: echo) { server in
            let port = server.port
            let (interim, body) = await onThread {
                let socket = RawSocket(port: port)
                socket.send("PUT /x HTTP/1.1\r\nHost: h\r\nContent-Length: 4\r\nExpect: 100-continue\r\n\r\n")
                let interim = socket.read(through: "\r\n\r\n")
                socket.send("four")
                return (interim, socket.readReply().body)
            }
            #expect(interim.hasPrefix("HTTP/1.1 100"))
            #expect(body == "PUT /x 4")
        }
    }

    @Test func `sixty-four clients at once are all served`() async throws {
        try await serving(handler: { request in
            await Task.yield()
            return .text(request.path)
        }) { server in
            let client = HTTPClient(maxAtOnce: 64)
            let url = server.url("/")
            let bodies = try await withThrowingTaskGroup(of: String.self) { group in
                for number in 0..<64 {
                    group.addTask {
                        String(decoding: try await client.send(HTTPCall(.get, "\(url)\(number)")).body, as: UTF8.self)
                    }
                }
                return try await group.reduce(into: Set<String>()) { $0.insert($1) }
            }
            #expect(bodies == Set((0..<64).map { "/\($0)" }))
        }
    }

    @Test func `a header that would split the reply is never sent`() async throws {
        try await serving(handler: { _ in
            HTTPReply(status: 302, headers: ["Location": "/x\r\nSet-Cookie: stolen=1"])
        }) { server in
            let response = try await HTTPClient().send(HTTPCall(.get, server.url("/")))
            #expect(response.status == 500)
            #expect(response.headers["Set-Cookie"] == nil)
        }
    }

    @Test func `a socket that already listens can be served`() async throws {
        let port = try ListeningPort(passed: ListeningSocket.open(address: "127.0.0.1", port: 0))
        try await serving({ $0.listeningPort = port }, handler: echo) { server in
            #expect(server.port == port.port)
            let response = try await HTTPClient().send(HTTPCall(.get, server.url("/x")))
            #expect(response.status == 200)
        }
    }

    @Test func `IPv6 loopback is served and the client's address read`() async throws {
        try await serving({ $0.address = "::1" }, handler: { .text($0.client) }) { server in
            let response = try await HTTPClient().send(HTTPCall(.get, "http://[::1]:\(server.port)/"))
            #expect(response.body == Array("::1".utf8))
        }
    }

    @Test func `a port that is taken is named in the error`() async throws {
        try await serving(handler: echo) { server in
            var second = ServerConfiguration()
            second.port = server.port
            #expect(throws: HTTPServerError.addressInUse("127.0.0.1", port: server.port)) {
                _ = try HTTPServer(configuration: second, handler: echo)
            }
        }
    }

    @Test(arguments: ["localhost", "", "127.0.0.1.5", "::g"])
    func `an address that is not numeric is refused`(address: String) {
        var configuration = ServerConfiguration()
        configuration.address = address
        #expect(throws: HTTPServerError.badAddress(address)) {
            _ = try HTTPServer(configuration: configuration, handler: echo)
        }
    }
}

/// Whether libmicrohttpd has made this thread; a function of its own, since a task may change threads.
private func isPollingThread() -> Bool {
    let file = unsafe open("/proc/thread-self/comm", O_RDONLY)
    defer { close(file) }
    var name = [UInt8](repeating: 0, count: 16)
    let count = unsafe read(file, &name, name.count)
    return name.prefix(max(0, count)).starts(with: "MHD-".utf8)
}
