// SPDX-License-Identifier: Apache-2.0
import HTTP

/// A request written as on a wire: `METHOD target`, header lines, an empty line, the body.
enum RequestText {
    /// Reads a request; nil where the server would not have asked a handler.
    static func request(_ input: [UInt8], peer: PeerCertificate? = nil) -> HTTPRequest? {
        var rest = input[...]
        let first = line(&rest).split(separator: " ", maxSplits: 1)
        guard first.count == 2, let target = RequestTarget(String(first[1])) else { return nil }
        var headers: HTTPHeaders = [:]
        while true {
            let field = line(&rest)
            guard let colon = field.firstIndex(of: ":") else { break }
            let value = field[field.index(after: colon)...].drop { $0 == " " }
            headers.add(String(field[..<colon]), String(value))
        }
        return HTTPRequest(
            HTTPMethod(rawValue: String(first[0])),
            target.path,
            query: target.query,
            headers: headers,
            body: Array(rest),
            peer: peer
        )
    }

    private static func line(_ rest: inout ArraySlice<UInt8>) -> String {
        let end = rest.firstIndex(of: UInt8(ascii: "\n")) ?? rest.endIndex
        defer { rest = rest[end...].dropFirst() }
        return String(decoding: rest[..<end], as: UTF8.self)
    }

    /// The bytes of a reply; nil for a stream.
    static func body(_ reply: HTTPReply) -> [UInt8]? {
        guard case .bytes(let bytes) = reply.body else { return nil }
        return bytes
    }
}
