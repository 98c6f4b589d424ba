// SPDX-License-Identifier: Apache-2.0
import Glibc
import Testing

@testable import HTTP

struct TLSTests {
    private static let authority = TestAuthority.shared

    private static func tls(_ clients: ServerTLS.ClientCertificates) -> ServerTLS {
        ServerTLS(certificate: authority.server, key: authority.serverKey, clients: clients)
    }

    private static let trusting = ClientTLS(ca: authority.ca)
    private static let known = ClientTLS(ca: authority.ca, certificate: authority.client, key: authority.clientKey)
    private static let foreign = ClientTLS(
        ca: authority.ca,
        certificate: authority.foreignClient,
        key: authority.foreignClientKey
    )
    /// The server's own certificate, which is for servers only.
    private static let misused = ClientTLS(ca: authority.ca, certificate: authority.server, key: authority.serverKey)

    private static let whoAmI: HTTPServer.Handler = { request in
        .text("\(request.peer?.commonName ?? "nobody") \(request.peer?.fingerprint ?? "")")
    }

    private static func ask(_ server: HTTPServer, as tls: ClientTLS) async throws -> String {
        let response = try await HTTPClient(tls: tls).send(HTTPCall(.get, server.url("/", scheme: "https")))
        return String(decoding: response.body, as: UTF8.self)
    }

    @Test func `only a client that verifies nobody reaches a server of an unknown authority`() async throws {
        let system = ClientTLS()
        var anybody = ClientTLS()
        anybody.verifiesServer = false
        try await serving({ $0.tls = Self.tls(.ignored) }, handler: Self.whoAmI) { [anybody] server in
            let refused = await #expect(throws: HTTPFailure.self) { try await Self.ask(server, as: system) }
            #expect(refused == .tls)
            let answer = try await Self.ask(server, as: anybody)
            #expect(answer == "nobody ")
        }
    }

    @Test func `a server that asks for nothing serves over TLS`() async throws {
        try await serving({ $0.tls = Self.tls(.ignored) }, handler: Self.whoAmI) { server in
            let trusting = try await Self.ask(server, as: Self.trusting)
            #expect(trusting == "nobody ")
            let known = try await Self.ask(server, as: Self.known)
            #expect(known == "nobody ")
        }
    }

    @Test func `a required certificate names the client`() async throws {
        try await serving(
            { $0.tls = Self.tls(.required(authority: Self.authority.ca)) },
            handler: Self.whoAmI
        ) { server in
            let answer = try await Self.ask(server, as: Self.known)
            #expect(answer == "hall-7 \(Self.authority.clientFingerprint)")
            #expect(Self.authority.clientFingerprint.count == 64)
        }
    }

    @Test func `without the right certificate no request gets in`() async throws {
        try await serving(
            { $0.tls = Self.tls(.required(authority: Self.authority.ca)) },
            handler: Self.whoAmI
        ) { server in
            for tls in [Self.trusting, Self.foreign, Self.misused] {
                let failure = await #expect(throws: HTTPFailure.self) { _ = try await Self.ask(server, as: tls) }
                #expect(failure == .tls)
            }
            #expect(server.counts.requests == 0)
        }
    }

    @Test func `an optional certificate counts only when our CA signed it`() async throws {
        try await serving(
            { $0.tls = Self.tls(.optional(authority: Self.authority.ca)) },
            handler: Self.whoAmI
        ) { server in
            let trusting = try await Self.ask(server, as: Self.trusting)
            #expect(trusting == "nobody ")
            let known = try await Self.ask(server, as: Self.known)
            #expect(known.hasPrefix("hall-7 "))
            let foreign = try await Self.ask(server, as: Self.foreign)
            #expect(foreign == "nobody ")
            let misused = try await Self.ask(server, as: Self.misused)
            #expect(misused == "nobody ")
        }
    }

    @Test func `a client trusts no server but its CA's`() async throws {
        try await serving({ $0.tls = Self.tls(.ignored) }, handler: Self.whoAmI) { server in
            for tls in [ClientTLS(), ClientTLS(ca: Self.authority.foreignCA)] {
                let failure = await #expect(throws: HTTPFailure.self) { _ = try await Self.ask(server, as: tls) }
                #expect(failure == .tls)
            }
        }
    }

    @Test func `a stream and a refused body work over TLS`() async throws {
        try await serving(
            { configuration in
                configuration.tls = Self.tls(.ignored)
                configuration.maxBody = 1000
            },
            handler: { _ in
                let stream = EventStream()
                stream.send(StreamEvent(data: "sealed"))
                stream.close()
                return .events(stream)
            }
        ) { server in
            let client = HTTPClient(tls: Self.trusting)
            let url = server.url("/", scheme: "https")
            let reply = try await client.send(HTTPCall(.get, url))
            #expect(reply.body == Array("data: sealed\n\n".utf8))
            let refused = try await client.send(HTTPCall(.post, url, body: [UInt8](repeating: 0, count: 5000)))
            #expect(refused.status == 413)
            var chunked = HTTPCall(.post, url, headers: ["Transfer-Encoding": "chunked"])
            chunked.body = [UInt8](repeating: 0, count: 5000)
            #expect(try await client.send(chunked).status == 413)
        }
    }

    @Test func `a start that fails leaves the given socket open`() throws {
        let port = try ListeningPort(address: "127.0.0.1", port: 0)
        var configuration = ServerConfiguration()
        configuration.listeningPort = port
        configuration.tls = ServerTLS(certificate: Array("no PEM".utf8), key: Self.authority.serverKey)
        #expect(throws: HTTPServerError.unusableCertificate) {
            _ = try HTTPServer(configuration: configuration, handler: echo)
        }
        #expect(ListeningSocket.port(of: port.descriptor) == port.port)
    }

    @Test func `a certificate that is none is refused at the start`() {
        var configuration = ServerConfiguration()
        configuration.tls = ServerTLS(certificate: Array("no PEM".utf8), key: Self.authority.serverKey)
        #expect(throws: HTTPServerError.unusableCertificate) {
            _ = try HTTPServer(configuration: configuration, handler: echo)
        }
    }
}
