// SPDX-License-Identifier: Apache-2.0
import HTTP
import Halls
import Testing
import Wire

/// What enrolled halls may ask, without a socket.
@Suite(.timeLimit(.minutes(1)))
struct HallRoutesTests {
    private static let peer = PeerCertificate(fingerprint: String(repeating: "0", count: 64), commonName: "linzhou")

    @Test(arguments: [
        ("GET", LinkPath.changes, true, 200), ("GET", LinkPath.changes, false, 403),
        ("POST", LinkPath.changes, true, 405),
        ("POST", LinkPath.facts, true, 422), ("POST", LinkPath.claims, true, 422), ("GET", "/link/v1/none", true, 404),
    ])
    func `a hall is known by its certificate, and asks what there is`(
        method: String,
        path: String,
        hasCertificate: Bool,
        status: Int
    ) async throws {
        let fixture = try HallsFixture()
        let routes = HallRoutes(ledger: try await fixture.ledger())
        let request = HTTPRequest(HTTPMethod(rawValue: method), path, peer: hasCertificate ? Self.peer : nil)
        #expect(await routes.answer(request).status == status)
    }

    @Test func `a certificate of a hall that is not enrolled opens nothing`() async throws {
        let fixture = try HallsFixture()
        let routes = HallRoutes(ledger: try await fixture.ledger())
        let stranger = PeerCertificate(fingerprint: String(repeating: "1", count: 64), commonName: "anyang")
        #expect(await routes.answer(HTTPRequest(.get, LinkPath.changes, peer: stranger)).status == 403)
    }
}
