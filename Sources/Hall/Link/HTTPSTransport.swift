// SPDX-License-Identifier: Apache-2.0
import HTTP
import Ports
package import Vault

/// HTTPS to the center, in which each side shows a certificate of the center's own authority.
package final class HTTPSTransport: LinkTransport {
    /// The connections of one certificate.
    private struct Clients {
        let calls: HTTPClient
        /// A client of its own, so that neither claims nor facts ever stand behind a long poll.
        let polls: HTTPClient

        init(_ tls: ClientTLS) { (calls, polls) = (HTTPClient(tls: tls), HTTPClient(tls: tls)) }
    }

    private let base: String
    private let clients: Lock<Clients>

    /// The largest reply that is read: 500 bookings are a fifth of it.
    static let longestReply = 2 * 1024 * 1024

    /// Connects as the hall of `bundle` to its center; nothing is sent yet.
    package convenience init(_ bundle: EnrolmentBundle) {
        self.init(center: bundle.center, tls: ClientTLS(bundle))
    }

    /// Goes on with the certificate of `bundle`; what is under way ends on the connections that it began on.
    package func adopt(_ bundle: EnrolmentBundle) { clients.withLock { $0 = Clients(ClientTLS(bundle)) } }

    /// Connects to `center`, `https://host:port`.
    init(center: String, tls: ClientTLS) {
        base = center.hasSuffix("/") ? String(center.dropLast()) : center
        clients = Lock(Clients(tls))
    }

    /// Carries one request; see `LinkTransport`.
    package func send(_ request: LinkRequest) async throws(LinkTrouble) -> LinkReply {
        var call = HTTPCall(request.body == nil ? .get : .post, base + request.target)
        if let body = request.body {
            call.headers["Content-Type"] = "application/json"
            call.body = body
        }
        call.timeoutMilliseconds = Int(request.limit.wholeMilliseconds)
        call.connectMilliseconds = min(call.connectMilliseconds, call.timeoutMilliseconds)
        call.maxReplyBytes = Self.longestReply
        do throws(HTTPFailure) {
            let clients = clients.withLock { $0 }
            let response = try await (request.lane == .changes ? clients.polls : clients.calls).send(call)
            return LinkReply(status: response.status, body: response.body)
        } catch { throw LinkTrouble(error) }
    }

    /// Ends every request with `.stopped`.
    package func close() {
        let clients = clients.withLock { $0 }
        clients.calls.close()
        clients.polls.close()
    }
}

extension ClientTLS {
    /// The hall's side of mutual authentication.
    fileprivate init(_ bundle: EnrolmentBundle) {
        self.init(
            ca: Array(bundle.authority.utf8),
            certificate: Array(bundle.certificate.utf8),
            key: Array(bundle.key.utf8)
        )
    }
}

extension LinkTrouble {
    /// Sorts a failure of HTTP.
    init(_ failure: HTTPFailure) {
        self =
            switch failure {
            case .unresolved, .refused, .badCall, .other: .unreachable
            case .timedOut, .busy: .timedOut
            case .tls: .untrusted
            case .cutOff: .cutOff
            case .garbled, .tooLarge: .garbled
            case .cancelled, .closed: .stopped
            }
    }
}
