// SPDX-License-Identifier: Apache-2.0

/// One request on its way in: only the polling thread touches it.
struct Exchange {
    /// How far the request has come.
    enum Phase {
        /// The request line is there.
        case line
        /// The header is there and acceptable; the body may follow.
        case body
        /// A handler has it.
        case handling
    }

    var phase = Phase.line
    /// The request target as it came; nil when it is not UTF-8.
    let target: String?
    var method: HTTPMethod = .get
    var path = ""
    var query: [String: String] = [:]
    var headers = HTTPHeaders()
    var body: [UInt8] = []
}
