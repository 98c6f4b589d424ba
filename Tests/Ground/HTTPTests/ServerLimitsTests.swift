// SPDX-License-Identifier: Apache-2.0
import Testing

@testable import HTTP

struct ServerLimitsTests {
    @Test func `a body of one megabyte arrives whole`() async throws {
        try await serving(handler: { request in
            .text("\(request.body.count) \(request.body.reduce(0) { ($0 &* 31) &+ Int($1) })")
        }) { server in
            let body = (0..<(1024 * 1024)).map { UInt8(truncatingIfNeeded: $0 &* 7) }
            let response = try await HTTPClient().send(HTTPCall(.post, server.url("/"), body: body))
            let sum = body.reduce(0) { ($0 &* 31) &+ Int($1) }
            #expect(String(decoding: response.body, as: UTF8.self) == "1048576 \(sum)")
        }
    }

    @Test func `ten announced megabytes are refused before they are read, and the client sees it`() async throws {
        try await serving(handler: echo) { server in
            let port = server.port
            let (isAllSent, text) = await onThread {
                let socket = RawSocket(port: port)
                socket.send("POST / HTTP/1.1\r\nHost: h\r\nContent-Length: 10485760\r\n\r\n")
                // The client goes on sending without looking, as a simple one does; a reset would break it off.
                let isAllSent = socket.send([UInt8](repeating: 1, count: 8 * 1024 * 1024))
                return (isAllSent, socket.readToEnd())
            }
            #expect(isAllSent)
            #expect(text.hasPrefix("HTTP/1.1 413 "))
            #expect(text.contains("/problems/body-too-long"))
            #expect(server.counts.oversizedBodies == 1)
            #expect(server.counts.requests == 0)
        }
    }

    @Test func `our own client sees the refusal of ten megabytes as well`() async throws {
        try await serving(handler: echo) { server in
            let body = [UInt8](repeating: 1, count: 10 * 1024 * 1024)
            let response = try await HTTPClient().send(HTTPCall(.post, server.url("/"), body: body))
            #expect(response.status == 413)
        }
    }

    @Test func `a body in chunks is refused where it passes the limit`() async throws {
        try await serving({ $0.maxBody = 100_000 }, handler: echo) { server in
            let port = server.port
            let text = await onThread {
                let socket = RawSocket(port: port)
                socket.send("POST / HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\n")
                let chunk = Array("2710\r\n".utf8) + [UInt8](repeating: 1, count: 10_000) + [13, 10]
                for _ in 0..<200 { socket.send(chunk) }
                return socket.readToEnd()
            }
            #expect(text == "HTTP/1.1 413 Content Too Large\r\nConnection: close\r\nContent-Length: 0\r\n\r\n")
            #expect(server.counts.requests == 0)
        }
    }

    @Test func `a body in chunks within the limit is taken`() async throws {
        try await serving(handler: echo) { server in
            let port = server.port
            let body = await onThread {
                let socket = RawSocket(port: port)
                socket.send(
                    "POST / HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n2\r\nde\r\n0\r\n\r\n"
                )
                return socket.readReply().body
            }
            #expect(body == "POST / 5")
        }
    }

    @Test func `a header that is too long is refused`() async throws {
        try await serving({ $0.maxHeaderBytes = 4096 }, handler: echo) { server in
            let port = server.port
            let heads = await onThread {
                [
                    "GET / HTTP/1.1\r\nHost: h\r\nX: \(String(repeating: "x", count: 8192))\r\n\r\n",
                    "GET /\(String(repeating: "x", count: 8192)) HTTP/1.1\r\nHost: h\r\n\r\n",
                ].map { request in
                    let socket = RawSocket(port: port)
                    socket.send(request)
                    return String(socket.read(through: "\r\n").prefix(12))
                }
            }
            #expect(heads == ["HTTP/1.1 431", "HTTP/1.1 414"])
            #expect(server.counts.requests == 0)
        }
    }

    @Test(arguments: [
        "",
        "GET / HTTP/1.1\r\nHo",
        "POST / HTTP/1.1\r\nHost: h\r\nContent-Length: 10\r\n\r\nhalf",
    ])
    func `a client that never finishes its request is cut`(beginning: String) async throws {
        try await serving({ $0.receiveMilliseconds = 100 }, handler: echo) { server in
            let port = server.port
            let text = await onThread {
                let socket = RawSocket(port: port)
                socket.send(beginning)
                return socket.readToEnd()
            }
            #expect(!text.contains("HTTP/1.1 200"))
            #expect(server.counts.slowClients == 1)
            #expect(server.counts.requests == 0)
        }
    }

    @Test func `a header that drips without pause is cut all the same`() async throws {
        try await serving({ $0.receiveMilliseconds = 150 }, handler: echo) { server in
            let port = server.port
            let drops = await onThread {
                let socket = RawSocket(port: port)
                socket.send("GET / HTTP/1.1\r\nHost: h\r\n")
                var drops = 0
                // Every drop is an activity; only the total time can end this.
                while drops < 1_000_000, socket.send("X-\(drops): 1\r\n"),
                    drops < 20 || !socket.isClosedByPeer(within: 5)
                {
                    drops += 1
                }
                return drops
            }
            #expect(drops < 1_000_000)
            #expect(server.counts.slowClients == 1)
        }
    }

    @Test func `a slow second request on a kept connection is cut too`() async throws {
        try await serving({ $0.receiveMilliseconds = 400 }, handler: echo) { server in
            let port = server.port
            let (first, rest) = await onThread {
                let socket = RawSocket(port: port)
                socket.send("GET /1 HTTP/1.1\r\nHost: h\r\n\r\n")
                let first = socket.readReply().body
                socket.send("GET /2 HTTP/1.1\r\nHo")
                return (first, socket.readToEnd())
            }
            #expect(first == "GET /1 0")
            #expect(!rest.contains("200"))
            #expect(server.counts.slowClients == 1)
        }
    }

    @Test func `a kept connection that stays silent is closed`() async throws {
        try await serving({ $0.idleSeconds = 1 }, handler: echo) { server in
            let port = server.port
            let (first, rest) = await onThread {
                let socket = RawSocket(port: port)
                socket.send("GET /1 HTTP/1.1\r\nHost: h\r\n\r\n")
                return (socket.readReply().body, socket.readToEnd())
            }
            #expect(first == "GET /1 0")
            #expect(rest == "")
        }
    }

    @Test(.timeLimit(.minutes(1)))
    func `a client that does not fetch its reply is cut`() async throws {
        let size = 16 * 1024 * 1024
        try await serving(
            { $0.replyMilliseconds = 50 },
            handler: { _ in HTTPReply(type: "x/y", bytes: [UInt8](repeating: 1, count: size)) }
        ) { server in
            let port = server.port
            let socket = await onThread { () -> RawSocket in
                let socket = RawSocket(port: port, receiveBuffer: 4096)
                socket.send("GET / HTTP/1.1\r\nHost: h\r\n\r\n")
                return socket
            }
            while server.counts.slowClients == 0 { await Task.yield() }
            let got = await onThread { socket.readToEnd().utf8.count }
            #expect(got < size)
        }
    }

    @Test func `above its connections the server lets clients wait, and serves them in the end`() async throws {
        try await serving({ $0.maxConnections = 2 }, handler: echo) { server in
            let port = server.port
            let (isKeptWaiting, body) = await onThread {
                var sockets = (0..<2).map { _ in RawSocket(port: port) }
                for socket in sockets {
                    socket.send("GET /x HTTP/1.1\r\nHost: h\r\n\r\n")
                    _ = socket.readReply()
                }
                let third = RawSocket(port: port)
                third.send("GET /third HTTP/1.1\r\nHost: h\r\n\r\n")
                let isKeptWaiting = !third.isClosedByPeer(within: 50)
                sockets.removeAll()
                return (isKeptWaiting, third.readReply().body)
            }
            #expect(isKeptWaiting)
            #expect(body == "GET /third 0")
        }
    }

    @Test func `a second request line that drips is cut after the idle time`() async throws {
        try await serving(
            { configuration in
                configuration.idleSeconds = 1
                configuration.receiveMilliseconds = 300
            },
            handler: echo
        ) { server in
            let port = server.port
            let drops = await onThread {
                let socket = RawSocket(port: port)
                socket.send("GET /1 HTTP/1.1\r\nHost: h\r\n\r\n")
                _ = socket.readReply()
                var drops = 0
                while drops < 2_000, socket.send("x"), !socket.isClosedByPeer(within: 5) { drops += 1 }
                return drops
            }
            #expect(drops < 2_000)
            #expect(server.counts.slowClients == 1)
        }
    }

    @Test func `one address gets only its share of connections`() async throws {
        try await serving({ $0.maxPerAddress = 3 }, handler: echo) { server in
            let port = server.port
            let (served, refused) = await onThread {
                let sockets = (0..<3).map { _ in RawSocket(port: port) }
                let served = sockets.map { socket in
                    socket.send("GET /x HTTP/1.1\r\nHost: h\r\n\r\n")
                    return socket.readReply().body
                }
                let fourth = RawSocket(port: port)
                fourth.send("GET /x HTTP/1.1\r\nHost: h\r\n\r\n")
                return withExtendedLifetime(sockets) { (served, fourth.readReply().body) }
            }
            #expect(served == ["GET /x 0", "GET /x 0", "GET /x 0"])
            #expect(refused == "")
        }
    }

    @Test(arguments: [
        "\r\n\r\n\r\n", "GET\r\n\r\n", "GET / HTTP/9.9\r\n\r\n", "GET / HTTP/1.1\r\n\r\n", "\0\u{1}\u{2}\r\n\r\n",
        "GET /%zz HTTP/1.1\r\nHost: h\r\n\r\n", "GET /%00 HTTP/1.1\r\nHost: h\r\n\r\n",
        "GET x HTTP/1.1\r\nHost: h\r\n\r\n",
        "POST / HTTP/1.1\r\nHost: h\r\nContent-Length: -1\r\n\r\n",
        "POST / HTTP/1.1\r\nHost: h\r\nContent-Length: z\r\n\r\n",
        "POST / HTTP/1.1\r\nHost: h\r\nContent-Length: 99999999999999999999\r\n\r\n",
        "POST / HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
        "GET / HTTP/1.1\r\nHost: h\r\n folded\r\n: none\r\n\r\n",
    ])
    func `a malformed request gets an error or nothing, and harms nobody`(request: String) async throws {
        try await serving({ $0.receiveMilliseconds = 500 }, handler: { _ in .text("fine", status: 200) }) { server in
            let port = server.port
            let text = await onThread {
                let socket = RawSocket(port: port)
                socket.send(request)
                socket.endSending()
                return socket.readToEnd()
            }
            #expect(
                text.isEmpty || text.hasPrefix("HTTP/1.1 4") || text.hasPrefix("HTTP/1.0 4")
                    || text.hasPrefix("HTTP/1.1 5") || text.hasPrefix("<broken>"),
                "\(text)"
            )
            let after = try await HTTPClient().send(HTTPCall(.get, server.url("/")))
            #expect(after.status == 200)
        }
    }

    @Test(arguments: [21, 22] as [UInt64])
    func `noise from the network leaves the server serving`(seed: UInt64) async throws {
        try await serving({ $0.receiveMilliseconds = 500 }, handler: echo) { server in
            let port = server.port
            await onThread {
                var random = SplitMix64(seed: seed)
                let scraps = [
                    "GET /", " HTTP/1.1\r\n", "Host: h\r\n", "\r\n", "POST / ", "Content-Length: 5\r\n", "chunked", "%",
                    "\0", "Transfer-Encoding: ", "5\r\n", "Expect: 100-continue\r\n",
                ]
                let sockets = (0..<60).map { _ in
                    let socket = RawSocket(port: port)
                    let count = Int.random(in: 1...12, using: &random)
                    socket.send((0..<count).map { _ in scraps.randomElement(using: &random) ?? "" }.joined())
                    socket.endSending()
                    return socket
                }
                for socket in sockets { _ = socket.readToEnd() }
            }
            let after = try await HTTPClient().send(HTTPCall(.get, server.url("/")))
            #expect(after.status == 200, "seed \(seed)")
        }
    }
}
