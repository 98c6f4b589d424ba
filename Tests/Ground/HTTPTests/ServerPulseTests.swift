// SPDX-License-Identifier: Apache-2.0
import Glibc
import Testing

@testable import HTTP

struct ServerPulseTests {
    @Test(arguments: ["127.0.0.1", "0.0.0.0", "::1", "::"])
    func `a server that serves moves`(address: String) async throws {
        try await serving({ $0.address = address }, handler: echo) { server in
            for _ in 0..<3 { #expect(await server.pulse()) }
        }
    }

    @Test func `a server that speaks TLS moves`() async throws {
        let authority = TestAuthority.shared
        let tls = ServerTLS(certificate: authority.server, key: authority.serverKey)
        try await serving({ $0.tls = tls }, handler: echo) { server in #expect(await server.pulse()) }
    }

    @Test func `a server whose thread hangs in a handler does not move until it goes on`() async throws {
        var ends = [Int32](repeating: 0, count: 2)
        try #require(unsafe pipe(&ends) == 0)
        let (hold, release) = (ends[0], ends[1])
        defer { for end in [hold, release] { close(end) } }
        try await serving(handler: { _ in
            var byte: UInt8 = 0
            _ = unsafe read(hold, &byte, 1)
            return .text("late")
        }) { server in
            let client = RawSocket(port: server.port)
            client.send("GET / HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n")
            while server.counts.requests == 0 { await Task.yield() }
            #expect(await !server.pulse(within: 200))
            var byte: UInt8 = 1
            _ = unsafe write(release, &byte, 1)
            #expect(await onThread { client.readToEnd() }.hasSuffix("late"))
            #expect(await server.pulse())
        }
    }

    @Test(.timeLimit(.minutes(1)))
    func `a pulse that nobody waits for any more ends at once`() async throws {
        // Nobody serves this port, so only the limit of an hour would end it.
        let port = try ListeningPort(address: "127.0.0.1", port: 0)
        let knock = ServerKnock(at: ListeningSocket.name(of: port.descriptor), within: 3_600_000)
        async let heard = onThread { knock.run() }
        knock.cancel()
        #expect(await !heard)
    }

    @Test func `a server with all the connections it may have moves as long as it takes requests`() async throws {
        try await serving({ $0.maxConnections = 1 }, handler: echo) { server in
            let client = RawSocket(port: server.port)
            client.send("GET /1 HTTP/1.1\r\nHost: h\r\n\r\n")
            #expect(await onThread { client.readReply() }.body == "GET /1 0")
            // Nothing is taken in and nobody asks: that looks the same as a thread that hangs.
            #expect(await !server.pulse(within: 100))
            let isOver = Lock(false)
            async let pulse = {
                defer { isOver.withLock { $0 = true } }
                return await server.pulse(within: 10_000)
            }()
            // On and on, since nobody can say when the pulse begins to count.
            let answers = await onThread {
                var answers: Set<String> = []
                repeat {
                    client.send("GET /2 HTTP/1.1\r\nHost: h\r\n\r\n")
                    answers.insert(client.readReply().body)
                } while !isOver.withLock(\.self)
                return answers
            }
            #expect(answers == ["GET /2 0"])
            #expect(await pulse)
        }
    }
}
