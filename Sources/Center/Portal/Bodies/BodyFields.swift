// SPDX-License-Identifier: Apache-2.0
import FoundationEssentials
import HTTP
import Reception
import Terms

/// The members of a body's object, read by name; what is wrong is told by the name and never by the value.
struct BodyFields {
    /// Where the object stands in the body, as `principal.`; empty for the body itself.
    let path: String
    private let members: [String: BodyValue]

    /// Reads the object of a request's body; keys that are none of `known` are refused, so that a typing error in an
    /// optional one is noticed.
    init(_ request: HTTPRequest, known: Set<String>) throws(CenterProblem) {
        let type = request.headers["Content-Type"]?.prefix { $0 != ";" }
        guard type.map({ $0.lowercased() == "application/json" }) == true else {
            throw CenterProblem(415, "not-json", "请求须为 JSON", "The body must be application/json")
        }
        guard String(validating: request.body, as: UTF8.self) != nil,
            case .object(let members)? = try? JSONDecoder().decode(BodyValue.self, from: Data(request.body))
        else { throw CenterProblem(400, "bad-json", "请求内容无法识别", "The body is not a JSON object") }
        try self.init(path: "", members, known: known)
    }

    private init(path: String, _ members: [String: BodyValue], known: Set<String>) throws(CenterProblem) {
        guard members.keys.allSatisfy(known.contains) else {
            throw CenterProblem(
                422,
                "unknown-field",
                "含有未知字段",
                "The body has a key that is not known here",
                detail: "known: " + known.sorted().map { path + $0 }.joined(separator: ", ")
            )
        }
        (self.path, self.members) = (path, members)
    }

    /// Whether a member is there and not null.
    func has(_ name: String) -> Bool { members[name].map { $0 != .other } ?? false }

    /// A text of at least one and at most `limit` characters, counted as code points.
    func text(_ name: String, upTo limit: Int) throws(CenterProblem) -> String {
        guard case .text(let text)? = try required(name), (1...limit).contains(text.unicodeScalars.count) else {
            throw bad(name, "须为 1–\(limit) 个字的文本", "a text of 1 to \(limit) characters")
        }
        return text
    }

    /// A text that `make` understands.
    func value<Value>(
        _ name: String,
        _ expected: (zh: String, en: String),
        _ make: (String) -> Value?
    ) throws(CenterProblem) -> Value {
        guard case .text(let text)? = try required(name), let value = make(text) else {
            throw bad(name, expected.zh, expected.en)
        }
        return value
    }

    /// As `value`, nil when the member is not there.
    func optional<Value>(
        _ name: String,
        _ expected: (zh: String, en: String),
        _ make: (String) -> Value?
    ) throws(CenterProblem) -> Value? {
        has(name) ? try value(name, expected, make) : nil
    }

    /// A whole number from 0.
    func number(_ name: String) throws(CenterProblem) -> Int {
        guard case .number(let number)? = try required(name), number >= 0 else {
            throw bad(name, "须为不小于 0 的整数", "a whole number from 0")
        }
        return number
    }

    /// A flag; one that is not there is not set.
    func flag(_ name: String) throws(CenterProblem) -> Bool {
        guard has(name) else { return false }
        guard case .flag(let flag)? = members[name] else { throw bad(name, "须为 true 或 false", "true or false") }
        return flag
    }

    /// An object within.
    func object(_ name: String, known: Set<String>) throws(CenterProblem) -> BodyFields {
        guard case .object(let members)? = try required(name) else { throw bad(name, "须为对象", "an object") }
        return try BodyFields(path: path + name + ".", members, known: known)
    }

    /// An object of texts under names of the sender's choice.
    func texts(_ name: String, upTo limit: Int) throws(CenterProblem) -> [String: String] {
        guard case .object(let members)? = try required(name), members.count <= limit else {
            throw bad(name, "须为最多 \(limit) 项的对象", "an object of at most \(limit) members")
        }
        var texts: [String: String] = [:]
        for (key, member) in members {
            guard case .text(let text) = member else { throw bad(name, "各项须为文本", "an object of texts") }
            texts[key] = text
        }
        return texts
    }

    /// A point in time as RFC 3339.
    func time(_ name: String) throws(CenterProblem) -> Timestamp {
        try value(name, ("须为 RFC 3339 时间", "a time as in RFC 3339")) { Moment(rfc3339: $0)?.timestamp }
    }

    /// The refusal of a member.
    func bad(_ name: String, _ expected: String, _ expectedEn: String) -> CenterProblem {
        CenterProblem(
            422,
            "bad-field",
            "填写有误：\(expected)",
            "Not as expected: \(expectedEn)",
            detail: path + name,
            members: ["field": .text(path + name)]
        )
    }

    private func required(_ name: String) throws(CenterProblem) -> BodyValue? {
        guard has(name) else {
            throw CenterProblem(
                422,
                "missing-field",
                "缺少必填内容",
                "Something that is needed is missing",
                detail: path + name,
                members: ["field": .text(path + name)]
            )
        }
        return members[name]
    }
}
