// SPDX-License-Identifier: Apache-2.0
import HTTP
import Terms
import Vault

/// What every request passes before anybody looks at what it asks.
struct Gate: Sendable {
    private let tokens: AccessTokens
    private let hostNames: Set<String>
    /// nil where nobody can sign in.
    private let sessions: Sessions?

    init(tokens: AccessTokens, hostNames: [String], sessions: Sessions? = nil) {
        (self.tokens, self.sessions) = (tokens, sessions)
        self.hostNames = Set(["localhost", "127.0.0.1", "[::1]"] + hostNames.map(Self.canonical))
    }

    /// Refuses names that are not ours: a page of another site whose name was bent to this address (DNS rebinding)
    /// comes with its own name.
    func checkHost(_ request: HTTPRequest) throws(APIFault) {
        guard let host = request.headers["Host"], hostNames.contains(Self.canonical(Self.withoutPort(host)))
        else { throw .wrongHost }
    }

    /// Who asks; nil where nobody has to be known.
    ///
    /// A token in the header counts before one in the query, and both before a session's cookie.
    func caller(of request: HTTPRequest, for route: Route, at now: Moment) throws(APIFault) -> Caller? {
        guard let roles = route.roles else { return nil }
        let caller: Caller
        if request.headers["Authorization"] != nil {
            caller = try self.caller(Self.bearer(request), request)
        } else if route.takesTokenInQuery, let token = request.query["access_token"] {
            caller = try self.caller(token, request)
            // Addresses end up in logs and histories: only what the least of tokens allows.
            guard caller.roles == [.display] else { throw .wrongRole([.display]) }
        } else if let sessions, let session = try sessions.session(of: request, at: now) {
            if request.method != .get { try checkOrigin(request) }
            caller = try sessions.caller(session, request)
        } else {
            throw .noToken
        }
        guard caller.may(roles) else { throw .wrongRole(roles) }
        return caller
    }

    /// Refuses what a page of another site had a browser send, cookie and all (cross-site request forgery).
    func checkOrigin(_ request: HTTPRequest) throws(APIFault) {
        guard request.isOfOwnPage(cookie: Session.cookie) else { throw .otherOrigin }
    }

    /// Throws unless the client takes `type` or problems in general (RFC 9110 section 12.5.1).
    func checkAccept(_ request: HTTPRequest, _ type: String) throws(APIFault) {
        let ranges = request.headers.values(of: "Accept").flatMap { $0.split(separator: ",") }
        guard !ranges.isEmpty else { return }
        let wanted = [type, String(type.prefix { $0 != "/" }) + "/*", "*/*"]
        let isTaken = ranges.contains { range in
            let parts = range.split(separator: ";").map { $0.lowercased().filter { $0 != " " && $0 != "\t" } }
            guard let name = parts.first, wanted.contains(name) else { return false }
            return !parts.dropFirst().contains { $0.hasPrefix("q=0") && !$0.contains { ("1"..."9").contains($0) } }
        }
        guard isTaken else { throw .notAcceptable }
    }

    /// The key of the intent.
    func key(of request: HTTPRequest) throws(APIFault) -> IntentKey {
        guard let text = request.headers["Idempotency-Key"], let key = IntentKey(text: Self.unquoted(text))
        else { throw .keyNeeded }
        return key
    }

    private func caller(_ token: String, _ request: HTTPRequest) throws(APIFault) -> Caller {
        guard let grant = tokens.grant(for: token), let caller = try Caller(grant, request) else { throw .badToken }
        return caller
    }

    private static func bearer(_ request: HTTPRequest) throws(APIFault) -> String {
        guard let header = request.headers["Authorization"] else { throw .noToken }
        let parts = header.split(separator: " ")
        guard parts.count == 2, parts[0].lowercased() == "bearer" else { throw .noToken }
        return String(parts[1])
    }

    /// The draft of the header has a structured string, in quotes; most clients send it bare.
    private static func unquoted(_ text: String) -> String {
        guard text.utf8.count >= 2, text.hasPrefix("\""), text.hasSuffix("\"") else { return text }
        return String(text.dropFirst().dropLast())
    }

    private static func canonical(_ name: String) -> String {
        let name = name.lowercased()
        // An IPv6 address is in brackets in a Host field (RFC 3986 section 3.2.2).
        return name.utf8.contains(UInt8(ascii: ":")) && !name.hasPrefix("[") ? "[\(name)]" : name
    }

    private static func withoutPort(_ host: String) -> String {
        if host.hasPrefix("["), let end = host.firstIndex(of: "]") { return String(host[...end]) }
        return String(host.prefix { $0 != ":" })
    }
}
