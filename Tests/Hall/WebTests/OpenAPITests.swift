// SPDX-License-Identifier: Apache-2.0
import HTTP
import Testing

@testable import Web

/// The document says what the server does, and nothing else.
struct OpenAPITests {
    private let document = OpenAPIDocument.shared

    @Test
    func `the document is of OpenAPI 3-1 and every reference in it leads somewhere`() {
        #expect(document.tree["openapi"]?.text == "3.1.0")
        func references(_ node: JSONTree) -> [JSONTree] {
            let here = node["$ref"] == nil ? [] : [node]
            return here + node.object.values.flatMap(references) + node.array.flatMap(references)
        }
        let all = references(document.tree)
        #expect(all.count > 100)
        for reference in all { #expect(document.resolved(reference) != .null, "\(reference)") }
    }

    @Test
    func `every route is in the document and every operation is a route`() {
        #expect(Set(document.operations.keys) == Set(HallAPI.routes.map(\.name)))
    }

    @Test(arguments: HallAPI.routes)
    func `roles, bodies and statuses of the document are those of the route`(_ route: Route) throws {
        let operation = try #require(document.operation(route))
        let roles = operation["security"]?.array.first?["token"]?.array.compactMap(\.text)
        #expect(roles.map { Set($0) } == route.roles.map { Set($0.map(\.rawValue)) })
        let schema = operation["requestBody", "content", "application/json"]?["schema"]
        if let fields = route.fields {
            #expect(Set(schema?["properties"]?.object.keys.map(\.self) ?? []) == Set(fields.all))
            #expect(Set(schema?["required"]?.array.compactMap(\.text) ?? []) == Set(fields.required))
            #expect(schema?["additionalProperties"] == .flag(false))
        }
        let statuses = operation["responses"]?.object.keys.compactMap { Int($0) } ?? []
        #expect(Set(statuses) == route.statuses)
    }
}

extension Route: CustomTestStringConvertible {
    public var testDescription: String { name }

    /// Whether it is how a session begins or ends.
    private var isEntrance: Bool {
        if case .enter = work { true } else { false }
    }

    /// Every status that a client may get.
    fileprivate var statuses: Set<Int> {
        var all = success.union([406, 421])
        if roles != nil || isEntrance { all.formUnion([401, 403]) }
        if path.contains("{") || verb == "exchanges" || verb == "events" { all.insert(404) }
        // The ticket that a complaint names.
        if verb == "complaints", method == .post { all.insert(404) }
        if ["staff", "configuration", "history", "{version}"].contains(verb) { all.insert(503) }
        if verb == "healthz" { all.insert(503) }
        if verb == "events" { all.insert(400) }
        // The days and the grouping, and a file that cannot be read.
        if verb == "statistics" { all.formUnion([400, 503]) }
        if verb == "catalog" { all.insert(400) }
        if type == "text/event-stream" { all.insert(503) }
        if verb == "board" { all.insert(400) }
        if verb == "speech" { all.formUnion([400, 503]) }
        guard method == .post else { return all }
        all.formUnion([400, 413, 415, 422])
        // The journal forgets without deciding anything.
        if verb == "retention" { return all.union([500, 503, 507]) }
        // A touch never asks the journal, nor do paper and clock.
        return ["touches", "roll", "believe"].contains(verb) ? all : all.union([409, 500, 503, 507])
    }
}
