// SPDX-License-Identifier: Apache-2.0
import FoundationEssentials
import HTTP
import Ports

/// The public way into a running program: its HTTP API.
struct Door: Sendable {
    /// A reply.
    struct Answer: Sendable, Equatable {
        let status: Int
        let body: [UInt8]

        var text: String { String(decoding: body, as: UTF8.self) }
        var isGood: Bool { (200..<300).contains(status) }

        func decoded<Value: Decodable>(_ type: Value.Type = Value.self) throws -> Value {
            do {
                return try JSONDecoder().decode(type, from: Data(body))
            } catch { throw CrashFault("an answer of status \(status) cannot be read as \(type)") }
        }
    }

    /// `http://127.0.0.1:8470`.
    let url: String
    let client: HTTPClient
    /// By role.
    private let tokens: [String: String]

    /// The longest that a client waits for an answer before it counts as none.
    static let patienceMilliseconds = 4000

    /// Reads the tokens of `folder`, for a program that listens on `port`.
    init(port: UInt16, folder: String, client: HTTPClient) throws {
        let text = String(decoding: try WholeFile.read(path: folder + "/tokens", limit: 65_536), as: UTF8.self)
        let pairs = text.split(separator: "\n").filter { !$0.hasPrefix("#") }.map { $0.split(separator: " ") }
        tokens = Dictionary(pairs.map { (String($0[0]), String($0[1])) }, uniquingKeysWith: { first, _ in first })
        url = "http://127.0.0.1:\(port)"
        self.client = client
    }

    func get(_ path: String) async throws -> Answer {
        do throws(HTTPFailure) {
            return try await send(call(.get, path, "admin"))
        } catch { throw CrashFault("GET \(path): \(error)") }
    }

    func post(_ order: Order) async throws(HTTPFailure) -> Answer {
        var call = call(.post, order.path, order.role)
        call.headers["Content-Type"] = order.type
        if let key = order.key { call.headers["Idempotency-Key"] = key }
        if order.role != "kiosk" { call.headers["X-Staff"] = "1024" }
        call.body = order.body
        return try await send(call)
    }

    /// A call that may still be changed.
    func call(_ method: HTTPMethod, _ path: String, _ role: String) -> HTTPCall {
        var call = HTTPCall(method, url + path, headers: ["Authorization": "Bearer " + (tokens[role] ?? "")])
        call.timeoutMilliseconds = Self.patienceMilliseconds
        return call
    }

    private func send(_ call: HTTPCall) async throws(HTTPFailure) -> Answer {
        let response = try await client.send(call)
        return Answer(status: response.status, body: response.body)
    }

    /// The decimal number after `mark`.
    static func number(after mark: String, in text: String) -> UInt16? {
        guard let range = text.firstRange(of: mark) else { return nil }
        let rest = text[range.upperBound...]
        guard let end = rest.firstIndex(where: { $0 == " " || $0 == "\n" }) else { return nil }
        return UInt16(rest[..<end])
    }
}

/// What a client asks for; the key was made before the first attempt and is kept on every other.
struct Order: Sendable {
    let key: String?
    let path: String
    let role: String
    let type: String
    let body: [UInt8]

    /// An order of the hall's API.
    init(_ key: String, _ path: String, _ role: String, _ fields: [String: String] = [:]) {
        (self.key, self.path, self.role, type) = (key, "/api/v1" + path, role, "application/json")
        body = Self.json(fields)
    }

    /// An order of the center's administration.
    init(admin path: String, type: String, body: [UInt8]) {
        (key, self.path, role, self.type, self.body) = (nil, "/admin/v1" + path, "admin", type, body)
    }

    static func json(_ fields: [String: String]) -> [UInt8] {
        // Texts always encode.
        (try? JSONEncoder().encode(fields)).map { Array($0) } ?? []
    }
}
