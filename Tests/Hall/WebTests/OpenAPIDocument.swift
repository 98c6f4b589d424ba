// SPDX-License-Identifier: Apache-2.0
import FoundationEssentials
import HTTP

@testable import Web

/// The document in `assets`, and a checker for the part of JSON Schema (2020-12) that it uses.
struct OpenAPIDocument: Sendable {
    let tree: JSONTree

    static let shared: OpenAPIDocument = {
        let top = #filePath.split(separator: "/", omittingEmptySubsequences: false).dropLast(4).joined(separator: "/")
        let data = FileManager.default.contents(atPath: top + "/assets/openapi.json") ?? Data()
        return OpenAPIDocument(tree: JSONTree(Array(data)))
    }()

    /// Every operation as `POST /api/v1/tickets`.
    var operations: [String: JSONTree] {
        var found: [String: JSONTree] = [:]
        for (path, item) in tree["paths"]?.object ?? [:] {
            for (method, operation) in item.object { found[method.uppercased() + " " + path] = operation }
        }
        return found
    }

    func operation(_ route: Route) -> JSONTree? { operations[route.name] }

    /// What is wrong with an answer by the document; empty when nothing is.
    func faults(of answer: Answer, to route: Route) -> [String] {
        let name = "\(route.name) \(answer.status)"
        guard let response = operation(route)?["responses", String(answer.status)].map(resolved) else {
            return ["\(name) is not documented"]
        }
        guard let content = response["content"]?.object else {
            return answer.body.isEmpty ? [] : ["\(name) has a body that is not documented"]
        }
        let type = String((answer.headers["Content-Type"] ?? "").prefix { $0 != ";" })
        guard let schema = content[type]?["schema"] else { return ["\(name) has the undocumented type \(type)"] }
        guard type.hasSuffix("json") else { return [] }
        return faults(of: answer.json, by: schema, at: name)
    }

    /// What is wrong with a value by a schema of the components.
    func faults(of value: JSONTree, named schema: String) -> [String] {
        guard let schema = tree["components", "schemas", schema] else { return ["no schema \(schema)"] }
        return faults(of: value, by: schema, at: "")
    }

    func resolved(_ node: JSONTree) -> JSONTree {
        guard let reference = node["$ref"]?.text else { return node }
        let parts = reference.split(separator: "/").dropFirst()
        return parts.reduce(tree) { $0[String($1)] ?? .null }
    }

    private func faults(of value: JSONTree, by schema: JSONTree, at place: String) -> [String] {
        let schema = resolved(schema)
        guard let type = schema["type"]?.text else { return ["\(place): the schema has no type"] }
        guard value.isOf(type) else { return ["\(place) is no \(type)"] }
        if let choices = schema["enum"]?.array, !choices.contains(value) { return ["\(place) is none of its values"] }
        if let pattern = schema["pattern"]?.text, !value.fits(pattern) { return ["\(place) does not fit \(pattern)"] }
        switch value {
        case .array(let items):
            guard let schema = schema["items"] else { return ["\(place): the schema has no items"] }
            return items.enumerated().flatMap { faults(of: $1, by: schema, at: "\(place)[\($0)]") }
        case .object(let members):
            let known = schema["properties"]?.object ?? [:]
            let missing = (schema["required"]?.array ?? []).compactMap(\.text).filter { members[$0] == nil }
            var faults = missing.map { "\(place) lacks \($0)" }
            for (key, member) in members {
                if let schema = known[key] {
                    faults += self.faults(of: member, by: schema, at: place + "." + key)
                } else if schema["additionalProperties"] == .flag(false) {
                    faults.append("\(place) has the unknown \(key)")
                }
            }
            return faults
        case .text, .number, .flag, .null: return []
        }
    }
}

extension JSONTree {
    fileprivate func isOf(_ type: String) -> Bool {
        switch (self, type) {
        case (.object, "object"), (.array, "array"), (.text, "string"), (.flag, "boolean"): true
        case (.number(let number), "integer"): number == number.rounded()
        default: false
        }
    }

    /// The document has two patterns; each is read by hand, so that a third is noticed.
    fileprivate func fits(_ pattern: String) -> Bool {
        let bytes = Array((text ?? "").utf8)
        switch pattern {
        case "^[A-Za-z0-9._-]{1,40}$":
            return (1...40).contains(bytes.count)
                && bytes.allSatisfy {
                    switch $0 {
                    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2E, 0x5F, 0x2D: true
                    default: false
                    }
                }
        case #"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[+-]\d\d:\d\d$"#:
            let shape = bytes.map { (0x30...0x39).contains($0) ? UInt8(ascii: "9") : $0 }
            return ["9999-99-99T99:99:99+99:99", "9999-99-99T99:99:99-99:99"].contains { Array($0.utf8) == shape }
        default: return false
        }
    }
}

extension Route {
    /// `POST /api/v1/tickets`.
    var name: String { "\(method) \(path)" }

    /// Whether its example ends in the journal, which then knows the key.
    var isJournaled: Bool { method == .post && !Self.unjournaled.contains(verb) }

    private static let unjournaled: Set<String> = [
        "touches", "end", "staff", "secret", "roles", "disable", "enable", "remove", "configuration", "check",
        "restore", "roll", "believe", "retention",
    ]

    /// The keys of its body.
    var fields: JSONFields.Names? {
        switch work {
        case .read: nil
        case .act(let names, _): names
        case .enter(let names, _): names
        }
    }
}
