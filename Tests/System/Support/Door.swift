// SPDX-License-Identifier: Apache-2.0
import FoundationEssentials
import HTTP
import Ports

/// The public way into a running program: its HTTP API.
struct Door: Sendable {
    /// `http://127.0.0.1:8470`.
    let url: String
    let client: HTTPClient
    /// By role.
    let tokens: [String: String]
    /// Everything that came back, if that matters.
    var transcript: Transcript?

    /// The longest that a visitor may wait for an answer before it counts as none.
    static let patienceMilliseconds = 2000

    /// Reads the tokens of `directory`, for a program that listens on `port`.
    init(port: UInt16, directory: String, client: HTTPClient, transcript: Transcript?) throws {
        let text = String(decoding: try Folder.read(directory + "/tokens"), as: UTF8.self)
        let pairs = text.split(separator: "\n").filter { !$0.hasPrefix("#") }.map { $0.split(separator: " ") }
        tokens = Dictionary(pairs.map { (String($0[0]), String($0[1])) }, uniquingKeysWith: { first, _ in first })
        url = "http://127.0.0.1:\(port)"
        (self.client, self.transcript) = (client, transcript)
    }

    func get(_ path: String, as role: String = "admin") async throws(HTTPFailure) -> Answer {
        try await send(call(.get, path, role))
    }

    func post(
        _ path: String,
        _ fields: [String: String] = [:],
        key: String,
        as role: String = "kiosk"
    ) async throws(HTTPFailure) -> Answer {
        var call = call(.post, path, role)
        call.headers["Content-Type"] = "application/json"
        call.headers["Idempotency-Key"] = key
        call.headers["X-Staff"] = role == "kiosk" ? nil : "1024"
        // Texts always encode.
        call.body = (try? JSONEncoder().encode(fields)).map { Array($0) } ?? []
        return try await send(call)
    }

    /// A call that may still be changed.
    func call(_ method: HTTPMethod, _ path: String, _ role: String) -> HTTPCall {
        var call = HTTPCall(method, url + path, headers: ["Authorization": "Bearer " + (tokens[role] ?? "")])
        call.timeoutMilliseconds = Self.patienceMilliseconds
        return call
    }

    func send(_ call: HTTPCall) async throws(HTTPFailure) -> Answer {
        let response = try await client.send(call)
        transcript?.add(response)
        return Answer(status: response.status, body: response.body)
    }
}

/// Every byte that an API told.
final class Transcript: Sendable {
    private let heard = Lock<[UInt8]>([])

    var bytes: [UInt8] { heard.withLock { $0 } }

    func add(_ bytes: [UInt8]) { heard.withLock { $0 += bytes } }

    func add(_ response: HTTPResponse) {
        add(response.headers.fields.flatMap { Array("\($0.name): \($0.value)\n".utf8) } + response.body)
    }
}
