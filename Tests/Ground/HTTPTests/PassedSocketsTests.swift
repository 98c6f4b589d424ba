// SPDX-License-Identifier: Apache-2.0
import Glibc
import Testing

@testable import HTTP

struct PassedSocketsTests {
    @Test(
        arguments: [
            ("42", "1", "api", ["api"]),
            ("42", "3", "halls:web:admin", ["halls", "web", "admin"]),
            // A name that was left empty, more sockets than names, and more than are taken.
            ("42", "2", ":web", ["", "web"]),
            ("42", "2", "api", ["api", ""]),
            ("42", "2", nil, ["", ""]),
            ("42", "1000", nil, [String](repeating: "", count: PassedSockets.limit)),
            // Another process's, as every child of it sees them.
            ("43", "1", "api", []),
            (nil, "1", "api", []),
            ("42", nil, "api", []),
            ("42", "0", "api", []), ("42", "-1", "api", []), ("42", "many", "api", []), ("", "1", "api", []),
        ] as [(String?, String?, String?, [String])]
    )
    func `what systemd announces is taken by the process that is meant only`(
        process: String?,
        count: String?,
        names: String?,
        expected: [String]
    ) {
        let told = PassedSockets.Announcement(process: process, count: count, names: names, own: 42)
        #expect(told.names == expected)
    }

    @Test func `a socket that listens where the settings say is the one that is served`() throws {
        let port = try passedPort()
        let sockets = PassedSockets([("web", try passedPort()), ("api", port)])
        let open = try sockets.open("api", address: "127.0.0.1", port: port.port)
        #expect(open.agreement == .full)
        #expect(open.main === port)
        #expect(open.others.isEmpty, "the other name's is not its own")
    }

    @Test func `without a socket of its name a daemon opens its own`() throws {
        let open = try PassedSockets([("web", try passedPort())]).open("api", address: "127.0.0.1", port: 0)
        #expect(open.agreement == .full)
        #expect(open.all.count == 1)
    }

    @Test func `settings that ask for any port take the socket there is`() throws {
        let port = try passedPort()
        #expect(try PassedSockets([("api", port)]).open("api", address: "127.0.0.1", port: 0).main === port)
    }

    @Test func `settings that name another port are served there and on the socket`() async throws {
        let port = try passedPort()
        let open = try PassedSockets([("api", port)]).open("api", address: "127.0.0.1", port: Self.freePort())
        #expect(open.agreement == .besides)
        for one in open.all {
            try await serving({ $0.listeningPort = one }, handler: echo) { server in
                let response = try await HTTPClient().send(HTTPCall(.get, server.url("/x")))
                #expect(response.status == 200)
            }
        }
        #expect(open.others.map(\.port) == [port.port])
    }

    @Test func `a socket that is in the way of the settings is served instead`() throws {
        let port = try passedPort()
        let open = try PassedSockets([("api", port)]).open("api", address: "0.0.0.0", port: port.port)
        #expect(open.agreement == .instead)
        #expect(open.main === port)
        #expect(open.others.isEmpty)
    }

    @Test func `a port that another program has is an error, socket or not`() throws {
        let taken = try ListeningPort(address: "127.0.0.1", port: 0)
        let sockets = PassedSockets([("api", try passedPort())])
        #expect(throws: HTTPServerError.addressInUse("127.0.0.1", port: taken.port)) {
            _ = try sockets.open("api", address: "127.0.0.1", port: taken.port)
        }
    }

    @Test(arguments: [("::1", "0:0:0:0:0:0:0:1"), ("127.0.0.1", "127.0.0.1")])
    func `an address is known in each of its spellings`(address: String, spelling: String) throws {
        let port = try ListeningPort(passed: ListeningSocket.open(address: address, port: 0))
        #expect(port.isAt(spelling, port.port))
        #expect(!port.isAt("127.0.0.2", port.port))
        #expect(!port.isAt(spelling, port.port ^ 1))
    }

    @Test func `what does not listen for TCP is refused`() throws {
        let silent = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        let datagram = socket(AF_INET, Int32(SOCK_DGRAM.rawValue), 0)
        for descriptor in [silent, datagram] {
            #expect(throws: HTTPServerError.notListening(descriptor: descriptor)) {
                _ = try ListeningPort(passed: descriptor)
            }
            close(descriptor)
        }
        #expect(throws: HTTPServerError.notListening(descriptor: 4000)) { _ = try ListeningPort(passed: 4000) }
    }

    @Test func `who connects while nobody serves is answered by the next server`() async throws {
        let port = try passedPort()
        // The manager's own copy of the socket, which keeps it open.
        let kept = dup(port.descriptor)
        defer { close(kept) }
        try await serving({ $0.listeningPort = port }, handler: echo) { _ in }
        let client = RawSocket(port: port.port)
        client.send("GET /early HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n")
        let next = try ListeningPort(passed: dup(kept))
        try await serving({ $0.listeningPort = next }, handler: echo) { _ in
            #expect(await onThread { client.readToEnd() }.hasSuffix("GET /early 0"))
        }
    }

    private func passedPort() throws -> ListeningPort {
        try ListeningPort(passed: ListeningSocket.open(address: "127.0.0.1", port: 0))
    }

    /// A port that was free a moment ago.
    private static func freePort() throws -> UInt16 { try ListeningPort(address: "127.0.0.1", port: 0).port }
}
