// SPDX-License-Identifier: Apache-2.0
import HTTP
import Halls
import Testing
import Wire

/// What enrolled halls may ask, without a socket.
@Suite(.timeLimit(.minutes(1)))
struct HallRoutesTests {
    @Test(arguments: [
        ("GET", LinkPath.changes, true, 200), ("GET", LinkPath.changes, false, 403),
        ("POST", LinkPath.changes, true, 405),
        ("POST", LinkPath.facts, true, 422), ("POST", LinkPath.claims, true, 422), ("GET", "/link/v1/none", true, 404),
        ("POST", LinkPath.report, true, 422), ("GET", LinkPath.report, true, 405),
        ("POST", LinkPath.certificate, true, 422), ("GET", LinkPath.certificate, true, 405),
        ("POST", LinkPath.facts, false, 403), ("POST", LinkPath.claims, false, 403),
        ("POST", LinkPath.report, false, 403), ("POST", LinkPath.certificate, false, 403),
        ("GET", "/link/v1/none", false, 403), ("GET", LinkPath.enrolment, false, 200),
        ("PUT", LinkPath.enrolment, false, 405),
    ])
    func `a hall is known by its certificate, and asks what there is`(
        method: String,
        path: String,
        hasCertificate: Bool,
        status: Int
    ) async throws {
        let fixture = try HallsFixture()
        let ledger = try await fixture.ledger()
        let (routes, peer) = (try fixture.routes(ledger), try await fixture.peer(ledger))
        let request = HTTPRequest(HTTPMethod(rawValue: method), path, peer: hasCertificate ? peer : nil)
        #expect(await routes.answer(request).status == status)
    }

    @Test func `a certificate of a hall that is not enrolled opens nothing`() async throws {
        let fixture = try HallsFixture()
        let routes = try fixture.routes(try await fixture.ledger())
        let stranger = PeerCertificate(fingerprint: String(repeating: "1", count: 64), commonName: "anyang")
        #expect(await routes.answer(HTTPRequest(.get, LinkPath.changes, peer: stranger)).status == 403)
    }
}
