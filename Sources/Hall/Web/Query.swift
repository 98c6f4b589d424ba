// SPDX-License-Identifier: Apache-2.0
import HTTP
import Terms

/// A GET that has passed the gate.
struct Query: Sendable {
    let request: HTTPRequest
    /// The varying segments of the path.
    let path: [String: String]
    /// nil where no token is asked for.
    let caller: Caller?

    subscript(name: String) -> String { path[name] ?? "" }
}

/// A POST that has passed the gate: its intent has a key, its body is understood.
struct Order: Sendable {
    let request: HTTPRequest
    /// The varying segments of the path.
    let path: [String: String]
    /// The last segment of the path.
    let verb: String
    let caller: Caller
    let key: IntentKey
    let body: JSONFields

    subscript(name: String) -> String { path[name] ?? "" }
}
