// SPDX-License-Identifier: Apache-2.0
import FoundationEssentials
import HTTP
import Ports

/// A server's answer and how long it took.
struct Answer: Sendable {
    let status: Int
    let body: [UInt8]
    let took: Duration

    /// The body as text.
    var text: String { String(decoding: body, as: UTF8.self) }

    /// The body as `type`, keys in snake case unless `plainKeys`; throws what came instead.
    func decoded<Value: Decodable>(as type: Value.Type = Value.self, plainKeys: Bool = false) throws -> Value {
        let decoder = JSONDecoder()
        if !plainKeys { decoder.keyDecodingStrategy = .convertFromSnakeCase }
        guard let value = try? decoder.decode(type, from: Data(body)) else {
            throw DemoFault("the answer is not what was expected: \(status) \(text.prefix(300))")
        }
        return value
    }
}

/// One server, as it is asked by somebody with a token.
struct Door: Sendable {
    let client: HTTPClient
    let transcript: Transcript

    /// Sends a call, measures it and keeps its answer.
    func send(_ call: HTTPCall) async throws -> Answer {
        let begin = MonotonicTime.now()
        let response: HTTPResponse
        do throws(HTTPFailure) {
            response = try await client.send(call)
        } catch { throw DemoFault("\(call.method) \(Self.path(of: call.url)): \(error)") }
        transcript.add(response.body)
        return Answer(
            status: response.status,
            body: response.body,
            took: begin.duration(to: .now())
        )
    }

    /// The URL without scheme, host and port.
    private static func path(of url: String) -> String {
        "/" + url.split(separator: "/", maxSplits: 2).dropFirst(2).joined()
    }
}
