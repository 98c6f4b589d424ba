// SPDX-License-Identifier: Apache-2.0
import FoundationEssentials

/// A refusal or fault as a client reads it: `application/problem+json` (RFC 9457).
///
/// It describes what is wrong with a request without repeating its values.
package struct Problem: Sendable, Equatable {
    /// A value of an extension member (RFC 9457 §3.2).
    package enum Member: Sendable, Equatable, Encodable {
        case text(String)
        case number(Int64)
        case flag(Bool)
        case texts([String])
        case objects([[String: Member]])

        package func encode(to encoder: any Encoder) throws {
            var container = encoder.singleValueContainer()
            switch self {
            case .text(let text): try container.encode(text)
            case .number(let number): try container.encode(number)
            case .flag(let flag): try container.encode(flag)
            case .texts(let texts): try container.encode(texts)
            case .objects(let objects): try container.encode(objects)
            }
        }
    }

    /// The status code of the reply.
    package var status: Int
    /// The stable name of the kind, the last part of its `type`: `too-early` gives `/problems/too-early`.
    package var kind: String
    /// What the kind means, in the language of those who read it.
    package var title: String
    /// What is wrong this time and what to do.
    package var detail: String?
    /// Facts for programs.
    package var members: [String: Member]

    /// Describes a problem.
    package init(
        _ status: Int,
        _ kind: String,
        title: String,
        detail: String? = nil,
        members: [String: Member] = [:]
    ) {
        (self.status, self.kind, self.title) = (status, kind, title)
        (self.detail, self.members) = (detail, members)
    }

    /// The reply that carries it.
    package func reply(headers: HTTPHeaders = [:]) -> HTTPReply {
        var body = members
        body["type"] = .text("/problems/" + kind)
        body["title"] = .text(title)
        body["status"] = .number(Int64(status))
        if let detail { body["detail"] = .text(detail) }
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        // Texts, numbers and flags always encode.
        let bytes = (try? encoder.encode(body)).map { Array($0) } ?? Array("{}".utf8)
        var reply = HTTPReply(status: status, headers: headers, body: .bytes(bytes))
        reply.headers["Content-Type"] = "application/problem+json"
        return reply
    }
}
