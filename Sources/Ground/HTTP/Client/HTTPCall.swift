// SPDX-License-Identifier: Apache-2.0

/// A request that this program makes of another, with its limits.
///
/// It has no description: URL and body may hold personal data.
package struct HTTPCall: Sendable {
    /// What is asked for.
    package var method: HTTPMethod
    /// An absolute `http` or `https` URL, already escaped.
    package var url: String
    /// The header fields besides those curl sets.
    package var headers: HTTPHeaders
    /// What is sent; empty for none.
    package var body: [UInt8]
    /// How long the whole exchange may take; for a stream, how long until its header is there.
    package var timeoutMilliseconds = 10_000
    /// How long connecting may take, TLS included.
    package var connectMilliseconds = 3_000
    /// The longest reply body that is taken; a stream has no such end.
    package var maxReplyBytes = 4 * 1024 * 1024

    /// Makes a call with the default limits.
    package init(_ method: HTTPMethod, _ url: String, headers: HTTPHeaders = [:], body: [UInt8] = []) {
        self.method = method
        self.url = url
        self.headers = headers
        self.body = body
    }

    /// Whether the call can be put on a wire as it is.
    var isWellFormed: Bool {
        let scheme = url.prefix(8).lowercased()
        return (scheme.utf8.starts(with: "http://".utf8) || scheme.utf8.starts(with: "https://".utf8))
            && url.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F } && headers.areWellFormed
            && !method.rawValue.isEmpty && method.rawValue.utf8.allSatisfy { $0 >= 0x41 && $0 <= 0x5A }
    }
}
