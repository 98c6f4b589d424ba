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

    // FreeBind= of the socket units: the port is open before the network has come, and stays when its cable is pulled out.
    @Test(arguments: ["192.0.2.1", "2001:db8::1"])
    func `a server at an address that the machine does not have is not taken for one that hangs`(
        address: String
    ) async throws {
        let port = try ListeningPort(passed: Self.listenAnywhere(address))
        try await serving({ $0.listeningPort = port }, handler: echo) { server in
            #expect(await server.pulse(within: 500))
        }
    }

    /// Listens at an address of documentation (RFC 5737, RFC 3849), which no machine has.
    private static func listenAnywhere(_ address: String) throws -> Int32 {
        let family = address.contains(":") ? AF_INET6 : AF_INET
        let descriptor = socket(family, Int32(SOCK_STREAM.rawValue), 0)
        var one: Int32 = 1
        let (level, option) =
            family == AF_INET6 ? (Int32(IPPROTO_IPV6), IPV6_FREEBIND) : (Int32(IPPROTO_IP), IP_FREEBIND)
        try #require(unsafe setsockopt(descriptor, level, option, &one, 4) == 0)
        let place = try #require(ListeningSocket.storage(of: address, port: 0))
        let bound = unsafe withUnsafePointer(to: place.address) { pointer in
            unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                unsafe bind(descriptor, $0, place.length)
            }
        }
        try #require(bound == 0 && listen(descriptor, 1) == 0)
        return descriptor
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
