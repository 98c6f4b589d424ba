// SPDX-License-Identifier: Apache-2.0

/// A whole reply that came back.
package struct HTTPResponse: Sendable {
    /// The status code.
    package var status: Int
    /// The header fields.
    package var headers: HTTPHeaders
    /// The whole body.
    package var body: [UInt8]

    /// Makes a response by hand: how a caller is tested without a server.
    package init(status: Int, headers: HTTPHeaders = [:], body: [UInt8] = []) {
        self.status = status
        self.headers = headers
        self.body = body
    }
}
