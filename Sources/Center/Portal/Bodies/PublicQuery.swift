// SPDX-License-Identifier: Apache-2.0
import HTTP
import Reception
import Terms

/// The query of a GET, read by name; what is wrong is told by the name and never by the value.
struct PublicQuery {
    private let texts: [String: String]

    init(_ request: HTTPRequest) { texts = request.query }

    /// The center that is asked about.
    func center() throws(CenterProblem) -> CenterID { try needed("center", "an id") { CenterID($0) } }

    /// The service line that is asked about.
    func service() throws(CenterProblem) -> ServiceID { try needed("service", "an id") { ServiceID($0) } }

    /// A value that must be there.
    func needed<Value>(
        _ name: String,
        _ expected: String,
        _ read: (String) -> Value?
    ) throws(CenterProblem) -> Value {
        guard let value = try optional(name, expected, read) else { throw bad(name, expected) }
        return value
    }

    /// A value, nil when the name is missing or empty.
    func optional<Value>(
        _ name: String,
        _ expected: String,
        _ read: (String) -> Value?
    ) throws(CenterProblem) -> Value? {
        guard let text = texts[name], !text.isEmpty else { return nil }
        guard let value = read(text) else { throw bad(name, expected) }
        return value
    }

    private func bad(_ name: String, _ expected: String) -> CenterProblem {
        CenterProblem(
            400,
            "bad-query",
            "查询条件有误",
            "A query parameter is missing or not as expected",
            detail: "\(name): \(expected)",
            members: ["field": .text(name)]
        )
    }
}
