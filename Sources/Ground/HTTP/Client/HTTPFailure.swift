// SPDX-License-Identifier: Apache-2.0
import CCurl

/// Why there is no reply; a reply with an error status is none of these.
package enum HTTPFailure: Error, Hashable, Sendable, CustomStringConvertible {
    /// The URL, method or a header cannot be sent.
    case badCall
    /// The host name is not known.
    case unresolved
    /// Nobody listens there, or the network does not lead there.
    case refused
    /// A time limit ran out.
    case timedOut
    /// The TLS handshake failed: a certificate was missing, foreign or unreadable.
    case tls
    /// The connection ended before the reply did.
    case cutOff
    /// What came back is not HTTP.
    case garbled
    /// The reply is longer than the call allows.
    case tooLarge
    /// The calling task was cancelled, or the stream was.
    case cancelled
    /// Too many calls are under way in this client.
    case busy
    /// The client was closed.
    case closed
    /// Anything else, by libcurl's code (libcurl-errors(3)).
    case other(UInt32)

    package var description: String {
        switch self {
        case .badCall: "the request cannot be sent"
        case .unresolved: "the host name is unknown"
        case .refused: "no connection"
        case .timedOut: "timed out"
        case .tls: "the TLS handshake failed"
        case .cutOff: "the connection was cut off"
        case .garbled: "the reply is not HTTP"
        case .tooLarge: "the reply is too long"
        case .cancelled: "cancelled"
        case .busy: "too many requests are under way"
        case .closed: "the client is closed"
        case .other(let code): "HTTP client error \(code)"
        }
    }

    /// Reads libcurl's result; its own text only helps to tell a TLS alert from a broken line.
    init(_ code: CURLcode, text: String) {
        self =
            switch code {
            case CURLE_URL_MALFORMAT: .badCall
            case CURLE_COULDNT_RESOLVE_HOST: .unresolved
            case CURLE_COULDNT_CONNECT: .refused
            case CURLE_OPERATION_TIMEDOUT: .timedOut
            case CURLE_SSL_CONNECT_ERROR, CURLE_PEER_FAILED_VERIFICATION, CURLE_SSL_CERTPROBLEM,
                CURLE_SSL_CACERT_BADFILE, CURLE_SSL_ISSUER_ERROR, CURLE_SSL_CIPHER, CURLE_SSL_INVALIDCERTSTATUS,
                CURLE_SSL_CLIENTCERT:
                .tls
            // With TLS 1.3 a refused client certificate shows only when the reply is read.
            case CURLE_RECV_ERROR where text.contains("alert"), CURLE_SEND_ERROR where text.contains("alert"): .tls
            case CURLE_PARTIAL_FILE, CURLE_RECV_ERROR, CURLE_SEND_ERROR, CURLE_GOT_NOTHING: .cutOff
            // Scheme and syntax were checked before: this is "HTTP/0.9 when not allowed".
            case CURLE_UNSUPPORTED_PROTOCOL, CURLE_WEIRD_SERVER_REPLY, CURLE_BAD_CONTENT_ENCODING: .garbled
            default: .other(code.rawValue)
            }
    }
}
