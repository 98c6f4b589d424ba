// SPDX-License-Identifier: Apache-2.0
import FoundationEssentials
import HTTP

/// The body of a POST: one JSON object whose values are texts, or flags and whole numbers where a route says so.
struct JSONFields: Sendable, Equatable {
    /// The keys that a route knows.
    struct Names: Sendable, Equatable {
        let required: [String]
        let optional: [String]
        /// Those whose value may be a flag or a whole number, which is read as its text.
        var bare: Set<String> = []

        var all: [String] { required + optional }
    }

    private let texts: [String: String]

    /// Reads a body; refuses keys that `names` does not have, values that are no text, and gaps.
    ///
    /// No body at all counts as `{}`. Without `names` the object is only checked to be one: somebody else reads it.
    init(_ request: HTTPRequest, _ names: Names?) throws(APIFault) {
        let values = try Self.object(request)
        guard let names else {
            texts = [:]
            return
        }
        for key in values.keys.sorted() where !names.all.contains(key) {
            throw Self.unknown(key, names.all)
        }
        var texts: [String: String] = [:]
        for name in names.all {
            switch values[name] {
            case .text(let text): texts[name] = text
            case .bare(let text) where names.bare.contains(name): texts[name] = text
            case .bare, .other: throw .badField(name, expected: "a text")
            case nil where names.required.contains(name): throw .missingField(name)
            case nil: break
            }
        }
        self.texts = texts
    }

    subscript(name: String) -> String? { texts[name] }

    /// The text of a key that the route requires.
    func required(_ name: String) throws(APIFault) -> String {
        guard let text = texts[name] else { throw .missingField(name) }
        return text
    }

    /// Reads a required text by `make`.
    func required<Value>(
        _ name: String,
        _ expected: String,
        _ make: (String) -> Value?
    ) throws(APIFault) -> Value {
        guard let value = make(try required(name)) else { throw .badField(name, expected: expected) }
        return value
    }

    /// Reads a text by `make`, if it is there.
    func optional<Value>(
        _ name: String,
        _ expected: String,
        _ make: (String) -> Value?
    ) throws(APIFault) -> Value? {
        guard let text = texts[name] else { return nil }
        guard let value = make(text) else { throw .badField(name, expected: expected) }
        return value
    }

    /// Whether a flag is set; one that is not there is not.
    func flag(_ name: String) throws(APIFault) -> Bool {
        try optional(name, "true or false") { ["true": true, "false": false][$0] } ?? false
    }

    private static func object(_ request: HTTPRequest) throws(APIFault) -> [String: JSONValue] {
        guard !request.body.isEmpty else { return [:] }
        guard isJSON(request.headers["Content-Type"]) else { throw .notJSONType }
        if let texts = FlatObject.members(of: request.body) { return texts.mapValues { .text($0) } }
        guard String(validating: request.body, as: UTF8.self) != nil,
            let object = try? JSONDecoder().decode([String: JSONValue].self, from: Data(request.body))
        else { throw .badJSON }
        return object
    }

    /// Names the key only when it looks like one: a client may have put anything there.
    private static func unknown(_ key: String, _ names: [String]) -> APIFault {
        let isName =
            (1...40).contains(key.utf8.count)
            && key.utf8.allSatisfy { (0x61...0x7A).contains($0 | 0x20) || $0 == UInt8(ascii: "_") }
        let nearest = NearestName.of(key, among: names)
        var members: [String: Problem.Member] = [:]
        if isName { members["field"] = .text(key) }
        if let nearest { members["nearest"] = .text(nearest) }
        let hint = nearest.map { " Did you mean \($0)?" } ?? (names.isEmpty ? " None is expected." : "")
        return APIFault(
            422,
            "unknown-field",
            "含有未知字段",
            "The body has a key that is not known here",
            detail: (isName ? "\(key) is not known." : "A key is not known.") + hint,
            members: members
        )
    }

    /// The media type without its parameters, whatever its case (RFC 9110 section 8.3.1).
    private static func isJSON(_ type: String?) -> Bool {
        guard let type else { return false }
        if type.utf8.elementsEqual("application/json".utf8) { return true }
        let name = type.prefix { $0 != ";" }.lowercased().filter { $0 != " " && $0 != "\t" }
        return name.utf8.elementsEqual("application/json".utf8)
    }
}

/// A value of a body, as far as it matters here.
private enum JSONValue: Decodable {
    case text(String)
    /// The text of a flag or a whole number.
    case bare(String)
    case other

    init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        if let text = try? container.decode(String.self) {
            self = .text(text)
        } else if let flag = try? container.decode(Bool.self) {
            self = .bare(flag ? "true" : "false")
        } else if let number = try? container.decode(Int.self) {
            self = .bare(String(number))
        } else {
            self = .other
        }
    }
}
