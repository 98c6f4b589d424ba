// SPDX-License-Identifier: Apache-2.0
import HTTP

/// One line of the API: what is asked, who may ask it, and who answers.
///
/// Dispatch, limits of bodies and the check of the OpenAPI document all follow from it.
struct Route: Sendable {
    typealias Reading = @Sendable (HallAPI) -> (Query) async throws(APIFault) -> HTTPReply
    typealias Entering = @Sendable (HallAPI) -> (Entry) async throws(APIFault) -> HTTPReply
    typealias Acting = @Sendable (HallAPI) -> (Order) async throws(APIFault) -> HTTPReply

    /// What a route does.
    enum Work: Sendable {
        /// A GET, which changes nothing.
        case read(Reading)
        /// A POST with an idempotency key; nil for `fields` leaves the body's object to somebody else.
        case act(JSONFields.Names?, Acting)
        /// A POST of somebody who need not be known yet.
        case enter(JSONFields.Names, Entering)
    }

    /// The path, with `{name}` for a segment that varies.
    let path: String
    /// Who may ask; nil is anybody, without a token.
    let roles: Set<Role>?
    /// The media type of the answer.
    let type: String
    /// The status codes of answers that are no problem.
    let success: Set<Int>
    /// Whether the token may stand in the query, because browsers' EventSource sends no header fields.
    let takesTokenInQuery: Bool
    let work: Work
    private let segments: [Substring]

    private init(
        _ path: String,
        _ roles: Set<Role>?,
        _ type: String,
        _ success: Set<Int>,
        _ takesTokenInQuery: Bool,
        _ work: Work
    ) {
        (self.path, self.roles, self.type, self.success) = (path, roles, type, success)
        (self.takesTokenInQuery, self.work) = (takesTokenInQuery, work)
        segments = path.split(separator: "/")
    }

    /// A GET.
    static func get(
        _ path: String,
        _ roles: Set<Role>?,
        type: String = "application/json",
        success: Set<Int> = [200],
        takesTokenInQuery: Bool = false,
        _ reading: @escaping Reading
    ) -> Route {
        Route(path, roles, type, success, takesTokenInQuery, .read(reading))
    }

    /// A POST; the values of `bare` keys may be flags or whole numbers besides texts.
    static func post(
        _ path: String,
        _ roles: Set<Role>,
        required: [String] = [],
        optional: [String] = [],
        bare: Set<String> = [],
        success: Set<Int> = [200],
        _ acting: @escaping Acting
    ) -> Route {
        let names = JSONFields.Names(required: required, optional: optional, bare: bare)
        return Route(path, roles, "application/json", success, false, .act(names, acting))
    }

    /// A POST whose body somebody else understands.
    static func relay(_ path: String, _ roles: Set<Role>, success: Set<Int>, _ acting: @escaping Acting) -> Route {
        Route(path, roles, "application/json", success, false, .act(nil, acting))
    }

    /// A POST that needs neither token nor session: it is how a session begins and ends.
    static func enter(
        _ path: String,
        required: [String] = [],
        optional: [String] = [],
        success: Set<Int>,
        _ entering: @escaping Entering
    ) -> Route {
        let names = JSONFields.Names(required: required, optional: optional)
        return Route(path, nil, "application/json", success, false, .enter(names, entering))
    }

    var method: HTTPMethod {
        switch work {
        case .read: .get
        case .act, .enter: .post
        }
    }

    /// The varying segments of `path` by name; nil when it is another path.
    func match(_ path: [Substring]) -> [String: String]? {
        guard path.count == segments.count else { return nil }
        var values: [String: String] = [:]
        for (pattern, segment) in zip(segments, path) {
            if pattern.utf8.first == UInt8(ascii: "{") {
                values[String(pattern.dropFirst().dropLast())] = String(segment)
            } else if !pattern.utf8.elementsEqual(segment.utf8) {
                return nil
            }
        }
        return values
    }

    /// The last segment of the path.
    var verb: String { String(segments.last ?? "") }
}
