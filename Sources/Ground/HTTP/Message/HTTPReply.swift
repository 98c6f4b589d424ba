// SPDX-License-Identifier: Apache-2.0

/// A handler's answer.
package struct HTTPReply: Sendable {
    /// What follows the header.
    package enum Body: Sendable {
        case bytes([UInt8])
        /// A live Server-Sent Events stream; the server adds `Content-Type` and `Cache-Control`.
        case stream(EventStream)
    }

    /// The status code, 200…599.
    package var status: Int
    /// The header fields besides the server's own.
    package var headers: HTTPHeaders
    /// What follows the header.
    package var body: Body

    /// Makes a reply; `Date`, `Content-Length` and `Connection` are the server's own.
    package init(status: Int, headers: HTTPHeaders = [:], body: Body = .bytes([])) {
        self.status = status
        self.headers = headers
        self.body = body
    }

    /// Makes a reply of bytes of one media type.
    package init(status: Int = 200, type: String, bytes: [UInt8]) {
        self.init(status: status, headers: ["Content-Type": type], body: .bytes(bytes))
    }

    /// Makes a reply of plain UTF-8 text.
    package static func text(_ text: String, status: Int = 200) -> HTTPReply {
        HTTPReply(status: status, type: "text/plain; charset=utf-8", bytes: Array(text.utf8))
    }

    /// Makes a reply of JSON bytes.
    package static func json(_ bytes: [UInt8], status: Int = 200) -> HTTPReply {
        HTTPReply(status: status, type: "application/json", bytes: bytes)
    }

    /// Makes a reply that is an event stream.
    package static func events(_ stream: EventStream) -> HTTPReply {
        HTTPReply(status: 200, body: .stream(stream))
    }
}
