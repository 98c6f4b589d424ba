// SPDX-License-Identifier: Apache-2.0
import Booking
import FoundationEssentials
import HTTP
import Ledger
import Ports
import Store
import Terms
import Testing
import Vault
import Wire

@testable import Halls

/// Joining with a one-time code, renewal and revocation, without a socket.
@Suite(.timeLimit(.minutes(1)))
struct EnrolmentTests {
    private static func body(_ value: some Encodable) throws -> [UInt8] { Array(try JSONEncoder().encode(value)) }

    private static func read<Value: Decodable>(_ reply: HTTPReply) throws -> Value {
        guard case .bytes(let bytes) = reply.body else { throw Unexpected() }
        return try JSONDecoder().decode(Value.self, from: Data(bytes))
    }

    private struct Unexpected: Error {}

    private static func hall() throws -> HallID { try #require(HallID("linzhou")) }

    /// A center with a code for the hall.
    private static func center(
        _ fixture: HallsFixture
    ) async throws -> (ledger: CenterLedger, routes: HallRoutes, code: EnrolmentCode) {
        let ledger = try await fixture.ledger()
        let code = try #require(EnrolmentCode(hall: hall(), authority: fixture.authority.pair.certificate))
        let until = fixture.clock.now().timestamp.adding(minutes: EnrolmentCode.lifeMinutes)
        try await ledger.write { store throws(StoreError) in
            try store.setCode(code.digest, for: code.hall, until: until)
        }
        return (ledger, try fixture.routes(ledger), code)
    }

    private static func join(_ code: EnrolmentCode, _ request: String, secret: [UInt8]? = nil) throws -> HTTPRequest {
        let asked = EnrolmentRequest(hall: code.hall, secret: Hex.text(secret ?? code.secret), request: request)
        return HTTPRequest(.post, LinkPath.enrolment, body: try body(asked))
    }

    /// Lets the waits of wrong codes pass while `ask` is answered.
    private static func answered(_ fixture: HallsFixture, _ ask: @escaping @Sendable () async -> HTTPReply) async
        -> HTTPReply
    {
        let reply = Lock<HTTPReply?>(nil)
        let task = Task {
            let answer = await ask()
            reply.withLock { $0 = answer }
        }
        while reply.withLock({ $0 == nil }) {
            await fixture.time.advance(by: EnrolmentPace.delay)
            await Task.yield()
        }
        await task.value
        return reply.withLock { $0 } ?? HTTPReply(status: 0)
    }

    @Test
    func `a hall with a code gets a certificate for its own key, and the city's keys`() async throws {
        let fixture = try HallsFixture()
        let (ledger, routes, code) = try await Self.center(fixture)
        let (request, key) = try CertificateRequest.make(name: "whoever")
        let reply = await routes.answer(try Self.join(code, request.text))
        #expect(reply.status == 200)
        let grant: EnrolmentGrant = try Self.read(reply)
        #expect(CertificatePair(certificate: grant.certificate.certificate, key: key).isWhole)
        #expect(code.pins(grant.certificate.authority))
        let facts = try #require(CertificateFacts(certificate: grant.certificate.certificate))
        #expect(facts.commonName == "linzhou")
        let ring = try KeyRing.fresh(.hall).merging(grant.keys, name: "grant")
        #expect(ring.newest(.tag)?.id == fixture.ring.newest(.tag)?.id)
        let peer = PeerCertificate(fingerprint: facts.fingerprint, commonName: facts.commonName)
        #expect(await routes.answer(HTTPRequest(.get, LinkPath.changes, peer: peer)).status == 200)
        let log = try await ledger.view { store throws(StoreError) in try store.auditLog(after: 0, limit: 10) }
        #expect(log.map(\.entry.action) == ["hall.join"])
    }

    @Test
    func `a lost answer is asked for again with the same key, and another key is too late`() async throws {
        let fixture = try HallsFixture()
        let (_, routes, code) = try await Self.center(fixture)
        let request = try CertificateRequest.make(name: "linzhou").request
        var prints: [String] = []
        for _ in 0..<2 {
            let grant: EnrolmentGrant = try Self.read(await routes.answer(try Self.join(code, request.text)))
            prints.append(try #require(CertificateFacts(certificate: grant.certificate.certificate)).fingerprint)
        }
        let statuses = await Self.statuses(routes, prints)
        // The first answer was lost: its certificate is not good for whoever has it.
        #expect(statuses == [403, 200])
        let other = try Self.join(code, try CertificateRequest.make(name: "linzhou").request.text)
        #expect(await Self.answered(fixture) { await routes.answer(other) }.status == 403)
    }

    @Test
    func `whatever is wrong with a code, the answer is the same, and slow`() async throws {
        let fixture = try HallsFixture()
        let (_, routes, code) = try await Self.center(fixture)
        let request = try CertificateRequest.make(name: "linzhou").request.text
        let stranger = try #require(HallID("anyang"))
        let asks = [
            try Self.join(code, request, secret: Array(code.secret.reversed())),
            HTTPRequest(
                .post,
                LinkPath.enrolment,
                body: try Self.body(
                    EnrolmentRequest(hall: stranger, secret: Hex.text(code.secret), request: request)
                )
            ),
            try Self.join(code, "no request"), HTTPRequest(.post, LinkPath.enrolment, body: Array("{}".utf8)),
        ]
        var bodies: Set<[UInt8]> = []
        for ask in asks {
            let began = fixture.time.now()
            let reply = await Self.answered(fixture) { await routes.answer(ask) }
            #expect(reply.status == 403)
            #expect(began.duration(to: fixture.time.now()) >= EnrolmentPace.delay)
            if case .bytes(let bytes) = reply.body { bodies.insert(bytes) }
        }
        #expect(bodies.count == 1)
    }

    @Test
    func `after twenty wrong codes in a minute nobody is heard, and a minute later everybody`() async throws {
        let fixture = try HallsFixture()
        let pace = EnrolmentPace(time: fixture.time)
        for _ in 0..<EnrolmentPace.mostFailures {
            #expect(pace.admit())
            let task = Task { await pace.fail() }
            await fixture.time.untilPending(1)
            await fixture.time.advance(by: EnrolmentPace.delay)
            await task.value
        }
        #expect(!pace.admit())
        await fixture.time.advance(by: EnrolmentPace.memory - EnrolmentPace.delay * EnrolmentPace.mostFailures)
        #expect(pace.admit())
    }

    @Test
    func `a renewed certificate takes the old one's place with its first use`() async throws {
        let fixture = try HallsFixture()
        let ledger = try await fixture.ledger()
        let (routes, peer) = (try fixture.routes(ledger), try await fixture.peer(ledger))
        let (request, key) = try CertificateRequest.make(name: "mayor")
        let renewal = try Self.body(CertificateRenewal(request: request.text))
        let reply = await routes.answer(HTTPRequest(.post, LinkPath.certificate, body: renewal, peer: peer))
        let grant: CertificateGrant = try Self.read(reply)
        #expect(CertificatePair(certificate: grant.certificate, key: key).isWhole)
        let facts = try #require(CertificateFacts(certificate: grant.certificate))
        #expect(facts.commonName == "linzhou")
        #expect(await Self.statuses(routes, [peer.fingerprint]) == [200])
        #expect(await Self.statuses(routes, [facts.fingerprint, peer.fingerprint]) == [200, 403])
    }

    @Test
    func `a revoked certificate opens nothing from that moment on, a held poll included`() async throws {
        let fixture = try HallsFixture()
        let ledger = try await fixture.ledger()
        let (routes, peer) = (try fixture.routes(ledger), try await fixture.peer(ledger))
        let first: ChangeBatch = try Self.read(
            await routes.answer(HTTPRequest(.get, LinkPath.changes, query: ["after": "0"], peer: peer))
        )
        let query = ["after": String(first.through), "wait": "25"]
        async let held = routes.answer(HTTPRequest(.get, LinkPath.changes, query: query, peer: peer))
        await fixture.time.untilPending(1)
        let (hall, now) = (try Self.hall(), fixture.clock.now().timestamp)
        let count = try await ledger.write { store throws(StoreError) in
            try store.revokeCertificates(of: hall, at: now)
        }
        #expect(count == 1)
        for path in [LinkPath.facts, LinkPath.claims, LinkPath.report, LinkPath.certificate] {
            #expect(await routes.answer(HTTPRequest(.post, path, peer: peer)).status == 403)
        }
        // Nothing has to run out: the poll is ended.
        #expect(await held.status == 403)
    }

    /// What the certificates of these fingerprints are answered.
    private static func statuses(_ routes: HallRoutes, _ prints: [String]) async -> [Int] {
        var statuses: [Int] = []
        for print in prints {
            let peer = PeerCertificate(fingerprint: print, commonName: "linzhou")
            statuses.append(await routes.answer(HTTPRequest(.get, LinkPath.changes, peer: peer)).status)
        }
        return statuses
    }
}
