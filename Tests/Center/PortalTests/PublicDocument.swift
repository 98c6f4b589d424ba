// SPDX-License-Identifier: Apache-2.0
import FoundationEssentials
import HTTP
import Terms

/// The public part of `assets/center-openapi.json`, and a checker for the part of JSON Schema (2020-12) it uses.
struct PublicDocument: Sendable {
    let tree: JSONTree

    static let shared: PublicDocument = {
        let top = #filePath.split(separator: "/", omittingEmptySubsequences: false).dropLast(4).joined(separator: "/")
        let data = FileManager.default.contents(atPath: top + "/assets/center-openapi.json") ?? Data()
        return PublicDocument(tree: JSONTree(Array(data)))
    }()

    /// Every public operation as `POST bookings/query`.
    var operations: [String: JSONTree] {
        var found: [String: JSONTree] = [:]
        for (path, item) in tree["paths"]?.object ?? [:] where path.hasPrefix("/api/v1/") {
            for (method, operation) in item.object {
                found[method.uppercased() + " " + path.dropFirst("/api/v1/".count)] = operation
            }
        }
        return found
    }

    /// What is wrong with an answer by the document; empty when nothing is.
    func faults(of reply: HTTPReply, to route: String) -> [String] {
        guard case .bytes(let body) = reply.body else { return ["\(route): a stream"] }
        let name = "\(route) \(reply.status)"
        guard let response = operations[route]?["responses", String(reply.status)].map(resolved) else {
            return ["\(name) is not documented"]
        }
        let type = String((reply.headers["Content-Type"] ?? "").prefix { $0 != ";" })
        guard let schema = response["content", type]?["schema"] else { return ["\(name) is not documented as \(type)"] }
        return faults(of: JSONTree(body), by: schema, at: name)
    }

    /// What is wrong with a request's body by the document.
    func faults(ofBody body: [UInt8], to route: String) -> [String] {
        guard let schema = operations[route]?["requestBody", "content", "application/json", "schema"] else {
            return ["\(route) takes no body"]
        }
        return faults(of: JSONTree(body), by: schema, at: route)
    }

    func resolved(_ node: JSONTree) -> JSONTree {
        guard let reference = node["$ref"]?.text else { return node }
        return reference.split(separator: "/").dropFirst().reduce(tree) { $0[String($1)] ?? .null }
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
            return missing.map { "\(place) lacks \($0)" }
                + members.flatMap { key, member -> [String] in
                    if let schema = known[key] { return faults(of: member, by: schema, at: place + "." + key) }
                    return schema["additionalProperties"] == .flag(false) ? ["\(place) has the unknown \(key)"] : []
                }
        case .text, .number, .flag, .null: return []
        }
    }
}

extension JSONTree {
    fileprivate func isOf(_ type: String) -> Bool {
        switch (self, type) {
        case (.object, "object"), (.array, "array"), (.text, "string"), (.flag, "boolean"): true
        case (.number, "number"): true
        case (.number(let number), "integer"): number == number.rounded()
        default: false
        }
    }

    /// The document has three patterns; each is read by hand, so that a fourth is noticed.
    fileprivate func fits(_ pattern: String) -> Bool {
        let text = text ?? ""
        return switch pattern {
        case "^[A-Za-z0-9._-]{1,40}$": CenterID(text) != nil
        case #"^\d{4}-\d\d-\d\d$"#: BusinessDay(text: text) != nil
        case #"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[+-]\d\d:\d\d$"#: Moment(rfc3339: text) != nil
        default: false
        }
    }
}
