// SPDX-License-Identifier: Apache-2.0

/// A whole request, body included, as a handler gets it.
///
/// It has no description: path, query and body may hold personal data.
package struct HTTPRequest: Sendable {
    /// What is asked for.
    package var method: HTTPMethod
    /// The decoded path.
    package var path: String
    /// The decoded query.
    package var query: [String: String]
    /// The header fields.
    package var headers: HTTPHeaders
    /// The whole body.
    package var body: [UInt8]
    /// The client's numeric address, without port.
    package var client: String
    /// The client's verified certificate; nil on plain HTTP, and when none was asked for or given.
    package var peer: PeerCertificate?

    /// Makes a request by hand: how a handler is tested without a socket.
    package init(
        _ method: HTTPMethod,
        _ path: String,
        query: [String: String] = [:],
        headers: HTTPHeaders = [:],
        body: [UInt8] = [],
        client: String = "127.0.0.1",
        peer: PeerCertificate? = nil
    ) {
        self.method = method
        self.path = path
        self.query = query
        self.headers = headers
        self.body = body
        self.client = client
        self.peer = peer
    }
}
