// SPDX-License-Identifier: Apache-2.0
import FoundationEssentials
import HTTP
import Ports
import Terms
import Vault
import Wire

/// `kioskctl enroll join`: a hall joins its center over the line, with a one-time code.
///
/// The center's authority is fetched from a server that nobody has vouched for yet, and believed only when its hash is the
/// one in the code. From then on the connection is TLS under that authority: whoever stands between is noticed, and
/// neither learns the code nor the keys.
struct JoinCommand {
    let center: String
    let code: EnrolmentCode
    let place: HallPlace

    /// A key that was made for a code, kept so that a lost answer can be asked for again.
    private struct Pending: Codable {
        let code: String
        let key: String
        let request: CertificateRequest
    }

    private static let replyLimit = 64 * 1024

    private var address: String { (center.hasSuffix("/") ? String(center.dropLast()) : center) + LinkPath.enrolment }

    /// Joins, and gives what the hall works with from now on; the private key never leaves this machine.
    func run() async throws -> EnrolmentBundle {
        let authority = try await authority()
        let pending = try pending()
        let asked = EnrolmentRequest(hall: code.hall, secret: Hex.text(code.secret), request: pending.request.text)
        var call = HTTPCall(.post, address, headers: ["Content-Type": "application/json"])
        call.body = Array(try JSONEncoder().encode(asked))
        let reply = try await send(call, ClientTLS(ca: Array(authority.utf8)))
        guard reply.status == 200 else { throw Self.refusal(reply.status) }
        guard let grant = try? JSONDecoder().decode(EnrolmentGrant.self, from: Data(reply.body)) else {
            throw JoinFault.noCenter(center)
        }
        let pair = CertificatePair(certificate: grant.certificate.certificate, key: pending.key)
        guard pair.isWhole, code.pins(grant.certificate.authority),
            CertificateFacts(certificate: pair.certificate)?.commonName == code.hall.text
        else { throw JoinFault.foreignCertificate(center) }
        return EnrolmentBundle(hall: code.hall, center: center, authority: authority, pair: pair, keys: grant.keys)
    }

    private func authority() async throws -> String {
        var anybody = ClientTLS()
        anybody.verifiesServer = false
        let reply = try await send(HTTPCall(.get, address), anybody)
        guard reply.status == 200, let text = String(validating: reply.body, as: UTF8.self), code.pins(text) else {
            throw JoinFault.otherCenter(center)
        }
        return text
    }

    /// The key for this code: the one of an attempt before, or a new one, on the disk before it is used.
    private func pending() throws -> Pending {
        let mark = Hex.text(code.digest)
        do throws(PortError) {
            let bytes = try WholeFile.read(path: place.pending, limit: Self.replyLimit)
            if let kept = try? JSONDecoder().decode(Pending.self, from: Data(bytes)), kept.code == mark { return kept }
        } catch {
            guard case .notFound = error else { throw error }
        }
        let made = try CertificateRequest.make(name: code.hall.text)
        let pending = Pending(code: mark, key: made.key, request: made.request)
        try WholeFile.writeAtomically(Array(try JSONEncoder().encode(pending)), to: place.pending, mode: 0o600)
        return pending
    }

    private func send(_ call: HTTPCall, _ tls: ClientTLS) async throws -> HTTPResponse {
        let client = HTTPClient(tls: tls)
        defer { client.close() }
        var call = call
        call.maxReplyBytes = Self.replyLimit
        do throws(HTTPFailure) {
            return try await client.send(call)
        } catch .tls {
            throw JoinFault.untrusted(center)
        } catch { throw JoinFault.unreachable(center, error) }
    }

    private static func refusal(_ status: Int) -> JoinFault {
        switch status {
        case 403: .codeRefused
        case 429: .tooManyCodes
        default: .status(status)
        }
    }
}
