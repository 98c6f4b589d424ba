// SPDX-License-Identifier: Apache-2.0
import FoundationEssentials
import HTTP
import Ports
import Terms
import Vault

/// One command's conversation with a daemon: asks, and prints the answer as text or, with `--json`, as it came.
protocol DaemonDesk {
    var access: DaemonAccess { get }
    var invocation: Invocation { get }
    /// Made before the first attempt, or the one of an earlier attempt.
    var key: IntentKey { get }

    /// What is said of a POST that was carried out.
    static func outcome(_ answer: JSONValue) -> String
}

extension DaemonDesk {
    /// The key that the command line gives, or a new one; throws for one that cannot be a key.
    static func key(_ invocation: Invocation) throws -> IntentKey {
        let given = invocation[.key].map { IntentKey(text: $0) }
        guard let key = given ?? IntentKey(text: "kioskctl." + Hex.text(Random.bytes(16))) else {
            throw CommandLineFault.value(
                "--key",
                expected: "1 to 80 letters, digits and signs, as an attempt printed it"
            )
        }
        return key
    }

    /// Reads `path` and prints what `face` makes of the answer.
    @concurrent
    func show(_ path: String, as face: (JSONValue) -> String) async throws {
        try print(try await read(path), as: face)
    }

    /// Reads `path`.
    @concurrent
    func read(_ path: String) async throws -> [UInt8] {
        let reply = try await send(access.call(path))
        guard reply.status == 200 else { throw try refusal(reply) }
        return reply.body
    }

    /// Asks for a change and prints what came of it.
    @concurrent
    func ask(_ path: String, _ fields: [String: JSONValue] = [:], as face: (JSONValue) -> String = Self.outcome)
        async throws
    {
        try await post(path, Array(try JSONEncoder().encode(fields)), type: "application/json", as: face)
    }

    /// Asks for a change with a body of any type and prints what came of it.
    @concurrent
    func post(_ path: String, _ body: [UInt8], type: String, as face: (JSONValue) -> String = Self.outcome) async throws
    {
        var call = access.call(path, .post)
        call.headers["Content-Type"] = type
        call.headers["Idempotency-Key"] = key.text
        call.headers["X-Staff"] = invocation[.staff]
        call.body = body
        let reply: HTTPResponse
        do throws(HTTPFailure) {
            reply = try await send(call)
        } catch { throw unknownEnd("\(access.url): \(error)") }
        if reply.status >= 500 { throw unknownEnd("\(access.url) answered \(reply.status)") }
        guard (200...299).contains(reply.status) else { throw try refusal(reply) }
        try print(reply.body, as: face)
    }

    private func print(_ body: [UInt8], as face: (JSONValue) -> String) throws {
        guard !invocation.has(.json) else { return Terminal.write(body + [0x0A]) }
        guard !body.isEmpty else { return Terminal.write("done\n") }
        guard let answer = JSONValue(bytes: body) else {
            throw ToolFault("\(access.url) did not answer with JSON")
        }
        Terminal.write(face(answer))
    }

    /// A refusal in the daemon's words; for programs on standard output as it came.
    private func refusal(_ reply: HTTPResponse) throws -> ToolFault {
        let problem = JSONValue(bytes: reply.body) ?? .null
        if invocation.has(.json), !reply.body.isEmpty { Terminal.write(reply.body + [0x0A]) }
        guard case .text(let title) = problem["title_en"] else {
            return ToolFault("\(access.url) answered \(reply.status)")
        }
        let words = [problem["title"], problem["detail"]].compactMap {
            if case .text(let text) = $0 { text } else { nil }
        }
        return ToolFault(([title] + words).joined(separator: " "))
    }

    /// Nobody knows whether it was done: the same key asks again without doing it twice.
    private func unknownEnd(_ reason: String) -> ToolFault {
        ToolFault("\(reason); whether it was done is not known: try again with --key \(key.text)")
    }

    @concurrent
    private func send(_ call: HTTPCall) async throws(HTTPFailure) -> HTTPResponse {
        let client = HTTPClient()
        defer { client.close() }
        return try await client.send(call)
    }
}
