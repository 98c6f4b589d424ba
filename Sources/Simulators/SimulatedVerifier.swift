// SPDX-License-Identifier: Apache-2.0
import FoundationEssentials
import HTTP
import Ports
package import Terms

/// The stand-in of a service that checks electronic credentials, on a loopback port (样例 / SAMPLE).
package final class SimulatedVerifier: Sendable {
    /// What is wrong with it.
    package enum Condition: Sendable, Equatable {
        case well
        /// It answers this status to everything.
        case status(Int)
        /// It answers 200 and this.
        case says(String)
        /// It never answers until it is asked to stop.
        case slow
    }

    private struct Inside {
        var condition = Condition.well
        var people: [String: (person: SyntheticPerson, validUntil: BusinessDay?)] = [:]
        var questions: [String] = []
        var authorizations: [String] = []
    }

    private struct Question: Decodable {
        let code: String
        let hall: String
        let station: String
    }

    private let inside: Lock<Inside>
    private let server: HTTPServer

    /// Listens on 127.0.0.1:`port`, 0 for any free one.
    package init(port: UInt16 = 0) throws {
        let inside = Lock(Inside())
        self.inside = inside
        var configuration = ServerConfiguration()
        configuration.port = port
        server = try HTTPServer(configuration: configuration) { request in await Self.answer(request, inside) }
    }

    /// Where it is asked.
    package var url: String { "http://127.0.0.1:\(server.port)/verify" }

    /// Issues a credential: who shows this code is this person.
    package func issue(_ code: String, to person: SyntheticPerson, validUntil: BusinessDay? = nil) {
        inside.withLock { $0.people[code] = (person, validUntil) }
    }

    /// Lets it be well or not.
    package func set(_ condition: Condition) { inside.withLock { $0.condition = condition } }

    /// The stations that asked so far, one for each question.
    package var stations: [String] { inside.withLock { $0.questions } }

    /// The bearer tokens that came with the questions.
    package var authorizations: [String] { inside.withLock { $0.authorizations } }

    /// Stops listening.
    package func stop() async { await server.stop() }

    private static func answer(_ request: HTTPRequest, _ inside: Lock<Inside>) async -> HTTPReply {
        guard request.method == .post, let question = try? JSONDecoder().decode(Question.self, from: Data(request.body))
        else { return HTTPReply(status: 400) }
        let (condition, issued) = inside.withLock { inside in
            inside.questions.append(question.station)
            inside.authorizations.append(request.headers["Authorization"] ?? "")
            return (inside.condition, inside.people[question.code])
        }
        switch condition {
        case .status(let status): return HTTPReply(status: status)
        case .says(let text): return .json(Array(text.utf8), status: 200)
        case .slow: await untilCancelled()
        case .well: break
        }
        guard let issued else { return HTTPReply(status: 404) }
        return .json(body(issued.person, issued.validUntil), status: 200)
    }

    private static func body(_ person: SyntheticPerson, _ validUntil: BusinessDay?) -> [UInt8] {
        var fields = ["document_type": person.type.rawValue, "number": person.number, "name": person.name]
        fields["valid_until"] = validUntil?.text
        guard let data = try? JSONEncoder().encode(fields) else {
            preconditionFailure("a dictionary of texts is always JSON")
        }
        return Array(data)
    }

    /// Waits without end; the server cancels its handlers when it stops.
    private static func untilCancelled() async {
        let (stream, continuation) = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1))
        for await _ in stream { break }
        _ = continuation
    }
}
