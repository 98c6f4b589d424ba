// SPDX-License-Identifier: Apache-2.0
import Charter
import FoundationEssentials
import HTTP
import Halls
import Ports
import Terms
import Testing
import Vault
import Wire

@testable import centerd

/// The whole center over real sockets: mutual TLS for halls, tokens for people.
struct CenterTests {
    private static let file = """
        center,service,date,start,end,document_type,document_number,name
        linzhou,estate,2026-11-23,10:00,11:00,resident_id,410581199001011231,测试甲
        """

    @Test(.timeLimit(.minutes(1)))
    func `an enrolled hall gets its bookings, claims one and reports it`() async throws {
        let fixture = try CenterFixture()
        let office = try Center(settings: fixture.settings(), clock: fixture.clock)
        let hall = try Self.enrolled("linzhou", fixture, office)
        let admin = try Self.admin(fixture)
        let imported = try await admin.client.send(admin.post(office, "/imports", Self.file))
        #expect(imported.status == 200)
        let number = try #require(
            try JSONDecoder().decode(Numbers.self, from: Data(imported.body)).numbers.first
        )
        let batch: ChangeBatch = try await hall.get(LinkPath.changes + "?after=0")
        #expect(batch.changes.count == 2)
        let intent = try #require(IntentKey(text: "intent-1"))
        let claim: ClaimReply = try await hall.post(LinkPath.claims, ClaimRequest(booking: number, intent: intent))
        #expect(claim == .granted)
        let ticket = try #require(TicketID(text: "2026-11-23.A001"))
        let service = try #require(ServiceID("estate"))
        let fact = HallFact.issued(ticket, service: service, origin: .booking(number, claimed: true))
        let entry = FactBatch.Entry(position: Position(2), at: Timestamp(seconds: 1), staff: nil, fact: fact)
        let facts = FactBatch(after: .start, through: Position(2), entries: [entry])
        for _ in 0..<2 {
            let receipt: FactReceipt = try await hall.post(LinkPath.facts, facts)
            #expect(receipt.position == Position(2))
        }
        let seen = try await admin.client.send(admin.get(office, "/bookings/\(number.text)"))
        #expect(String(decoding: seen.body, as: UTF8.self).contains(#""standing":"exchanged""#))
        let voucher = try await admin.client.send(admin.get(office, "/bookings/\(number.text)/voucher"))
        let claims = try VoucherVerifier(keys: KeyRing.load(path: fixture.folder + "/keys"))
            .verify(String(decoding: voucher.body, as: UTF8.self)).get()
        #expect(claims.booking == number)
        await office.stop()
    }

    @Test(.timeLimit(.minutes(1)))
    func `a stranger's certificate opens nothing`() async throws {
        let fixture = try CenterFixture()
        let office = try Center(settings: fixture.settings(), clock: fixture.clock)
        let hall = try Self.enrolled("linzhou", fixture, office)
        let stranger = try CertificateAuthority.make(name: "stranger", at: fixture.clock.now().timestamp)
        let pair = try stranger.issue(name: "linzhou", for: .client, at: fixture.clock.now().timestamp)
        let client = HTTPClient(
            tls: ClientTLS(
                ca: Array(hall.authority.utf8),
                certificate: Array(pair.certificate.utf8),
                key: Array(pair.key.utf8)
            )
        )
        #expect(try await client.send(HTTPCall(.get, hall.url + LinkPath.changes)).status == 403)
        let unknown = try Self.unregistered("anyang", fixture, hall)
        let refused = try await unknown.client.send(HTTPCall(.get, hall.url + LinkPath.changes))
        #expect(refused.status == 403)
        await office.stop()
    }

    @Test(.timeLimit(.minutes(1)))
    func `administration wants its token and good bodies`() async throws {
        let fixture = try CenterFixture()
        let office = try Center(settings: fixture.settings(), clock: fixture.clock)
        let admin = try Self.admin(fixture)
        let url = "http://127.0.0.1:\(office.adminPort)/admin/v1/halls"
        #expect(try await admin.client.send(HTTPCall(.get, url)).status == 401)
        let bad = try await admin.client.send(admin.post(office, "/imports", Self.file.replacing("1231", with: "1232")))
        let text = String(decoding: bad.body, as: UTF8.self)
        #expect(bad.status == 422 && text.contains("row 2") && !text.contains("41058119"))
        #expect(try await admin.client.send(admin.get(office, "/bookings/12345")).status == 404)
        #expect(try await admin.client.send(admin.get(office, "/nothing")).status == 404)
        await office.stop()
    }

    private struct Numbers: Decodable {
        let numbers: [BookingNumber]
    }
}

extension CenterTests {
    /// An enrolled hall's way to the center.
    private struct Hall {
        let client: HTTPClient
        let url: String
        let authority: String

        func get<Reply: Decodable>(_ path: String) async throws -> Reply {
            let reply = try await client.send(HTTPCall(.get, url + path))
            return try JSONDecoder().decode(Reply.self, from: Data(reply.body))
        }

        func post<Reply: Decodable>(_ path: String, _ body: some Encodable) async throws -> Reply {
            let bytes = Array(try JSONEncoder().encode(body))
            let reply = try await client.send(HTTPCall(.post, url + path, body: bytes))
            return try JSONDecoder().decode(Reply.self, from: Data(reply.body))
        }
    }

    /// The administrator's way.
    private struct Admin {
        let client = HTTPClient()
        let token: String

        func get(_ office: Center, _ path: String) -> HTTPCall { call(.get, office, path, "") }

        func post(_ office: Center, _ path: String, _ body: String) -> HTTPCall {
            call(.post, office, path, body)
        }

        private func call(_ method: HTTPMethod, _ office: Center, _ path: String, _ body: String) -> HTTPCall {
            let url = "http://127.0.0.1:\(office.adminPort)/admin/v1" + path
            let headers: HTTPHeaders = ["Authorization": "Bearer " + token, "Content-Type": "text/csv"]
            return HTTPCall(method, url, headers: headers, body: Array(body.utf8))
        }
    }

    private static func enrolled(_ name: String, _ fixture: CenterFixture, _ office: Center) throws -> Hall {
        let bundle = try Enrolment.issue(
            try #require(HallID(name)),
            of: try #require(CenterID("linzhou")),
            name: name,
            settings: fixture.settings(),
            clock: fixture.clock
        )
        return hall(bundle.authority, bundle.certificate, bundle.key, port: office.hallPort)
    }

    private static func unregistered(_ name: String, _ fixture: CenterFixture, _ known: Hall) throws -> Hall {
        let files = try CenterFiles(directory: fixture.folder, now: fixture.clock.now().timestamp)
        let pair = try files.authority.issue(name: name, for: .client, at: fixture.clock.now().timestamp)
        let tls = ClientTLS(
            ca: Array(known.authority.utf8),
            certificate: Array(pair.certificate.utf8),
            key: Array(pair.key.utf8)
        )
        return Hall(client: HTTPClient(tls: tls), url: known.url, authority: known.authority)
    }

    private static func hall(_ authority: String, _ certificate: String, _ key: String, port: UInt16) -> Hall {
        let tls = ClientTLS(ca: Array(authority.utf8), certificate: Array(certificate.utf8), key: Array(key.utf8))
        return Hall(client: HTTPClient(tls: tls), url: "https://localhost:\(port)", authority: authority)
    }

    private static func admin(_ fixture: CenterFixture) throws -> Admin {
        let text = String(
            decoding: try WholeFile.read(path: fixture.folder + "/tokens", limit: 4096),
            as: UTF8.self
        )
        let line = try #require(text.split(separator: "\n").first { $0.hasPrefix("admin ") })
        return Admin(token: String(line.dropFirst("admin ".count)))
    }
}
