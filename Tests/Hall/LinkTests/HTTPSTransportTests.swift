// SPDX-License-Identifier: Apache-2.0
import HTTP
import Journal
import Ports
import Queueing
import Terms
import Testing
import Vault
import Wire

@testable import Link

/// The link over real sockets, with certificates of a private authority.
@Suite(.timeLimit(.minutes(1)))
struct HTTPSTransportTests {
    /// A server of canned answers that knows who asks.
    private final class Office: Sendable {
        let server: HTTPServer
        let authority: CertificateAuthority
        let askers = Lock<Set<String>>([])
        let facts = Lock<[FactBatch.Entry]>([])

        init() throws {
            let now = SystemClock.now()
            authority = try CertificateAuthority.make(name: "test center", at: now)
            let pair = try authority.issue(name: "center", for: .server(names: ["127.0.0.1"]), at: now)
            var configuration = ServerConfiguration()
            configuration.drainMilliseconds = 10
            configuration.tls = ServerTLS(
                certificate: Array(pair.certificate.utf8),
                key: Array(pair.key.utf8),
                clients: .required(authority: Array(authority.pair.certificate.utf8))
            )
            let notice = try Words.notice(1)
            server = try HTTPServer(configuration: configuration) { [askers, facts] request in
                askers.withLock { _ = $0.insert(request.peer?.commonName ?? "nobody") }
                switch (request.method, request.path) {
                case (.post, LinkPath.facts):
                    guard let batch = LinkJSON.decode(FactBatch.self, request.body) else {
                        return HTTPReply(status: 422)
                    }
                    facts.withLock { $0 += batch.entries }
                    return .json(LinkJSON.encode(FactReceipt(position: batch.through)))
                case (.get, LinkPath.changes):
                    let after = Int64(request.query["after"] ?? "") ?? 0
                    let changes: [ChangeBatch.Change] = after == 0 ? [.booking(notice)] : []
                    let now = LinkHall.opening.timestamp
                    return .json(LinkJSON.encode(ChangeBatch(from: after, through: 1, changes: changes, now: now)))
                case (.post, LinkPath.claims): return .json(LinkJSON.encode(ClaimReply.granted))
                default: return HTTPReply(status: 404)
                }
            }
        }

        /// The bundle of a hall that trusts `trusted` and was enrolled by `signer`.
        func bundle(trusting trusted: CertificateAuthority, signedBy signer: CertificateAuthority) throws
            -> EnrolmentBundle
        {
            EnrolmentBundle(
                hall: try Words.hall(),
                center: "https://127.0.0.1:\(server.port)",
                authority: trusted.pair.certificate,
                pair: try signer.issue(name: "hall-1", for: .client, at: SystemClock.now()),
                keys: ""
            )
        }
    }

    @Test
    func `facts, changes and claims pass between hall and center that know each other`() async throws {
        let office = try Office()
        let hall = try LinkHall()
        let loop = try EventLoop(name: "link-test")
        let transport = HTTPSTransport(try office.bundle(trusting: office.authority, signedBy: office.authority))
        let link = try await hall.link(transport, time: loop)
        let submit = link.claiming { [journal = hall.journal] command, key, staff throws(JournalError) in
            try await journal.submit(command, key: key, staff: staff)
        }
        try await hall.walkIn()
        try await running(link) {
            let number = try Words.number(1)
            await until { await hall.journal.view { $0.booking(number) } != nil }
            let receipt = try await submit(Words.exchange(1), Words.key("visit-1"), nil)
            guard case .ticket(let id, _) = receipt.answer else { throw Unexpected() }
            let kind = await hall.journal.view { $0.ticket(id)?.kind }
            guard case .booked(_, _, verifyAtWindow: false, _) = kind else { throw Unexpected() }
            await until { link.status.online && link.status.unsyncedCount == 0 }
        }
        let facts = try await hall.facts()
        #expect(office.facts.withLock { $0 } == facts)
        #expect(office.askers.withLock { $0 } == ["hall-1"])
        #expect(link.status.alarms.isEmpty)
        transport.close()
        await office.server.stop()
        await hall.close()
        loop.stop()
    }

    @Test(arguments: [(true, false), (false, true)])
    func `a foreign certificate on either side is refused, said clearly, and stops nobody`(
        isCenterForeign: Bool,
        isHallForeign: Bool
    ) async throws {
        let office = try Office()
        let hall = try LinkHall()
        let loop = try EventLoop(name: "link-test")
        let foreign = try CertificateAuthority.make(name: "test center", at: SystemClock.now())
        let transport = HTTPSTransport(
            try office.bundle(
                trusting: isCenterForeign ? foreign : office.authority,
                signedBy: isHallForeign ? foreign : office.authority
            )
        )
        let link = try await hall.link(transport, time: loop)
        try await running(link) {
            await until { link.status.trouble != nil }
            #expect(link.status.trouble == .untrusted)
            #expect(link.status.alarms == [.untrusted])
            #expect(!link.status.online)
            let receipt = try await hall.walkIn()
            guard case .ticket = receipt.answer else { throw Unexpected() }
        }
        #expect(office.askers.withLock { $0 }.isEmpty)
        transport.close()
        await office.server.stop()
        await hall.close()
        loop.stop()
    }

    @Test
    func `a center that nobody listens for is unreachable`() async throws {
        let office = try Office()
        let bundle = try office.bundle(trusting: office.authority, signedBy: office.authority)
        await office.server.stop()
        let transport = HTTPSTransport(bundle)
        let request = LinkRequest(lane: .claims, target: LinkPath.claims, body: [], limit: .seconds(5))
        let trouble = await #expect(throws: LinkTrouble.self) { _ = try await transport.send(request) }
        #expect(trouble == .unreachable)
        transport.close()
        let stopped = await #expect(throws: LinkTrouble.self) { _ = try await transport.send(request) }
        #expect(stopped == .stopped)
    }
}
