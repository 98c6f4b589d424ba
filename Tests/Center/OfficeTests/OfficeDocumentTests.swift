// SPDX-License-Identifier: Apache-2.0
import FoundationEssentials
import HTTP
import Reception
import Testing

@testable import Office

/// The staff's part of the center's OpenAPI document says what the routes are, and nothing else.
struct `Office document` {
    private let document: OfficeDocument

    init() throws { document = try OfficeDocument.read() }

    @Test func `every route is in the document once, and every operation is a route`() {
        let routes = OfficeRoutes.all.map(\.name) + OfficeEntrance.paths.map { "\($0.method) \($0.path)" }
        #expect(Set(document.operations.keys) == Set(routes))
        #expect(Set(routes).count == routes.count)
        let names = document.operations.values.map(\.operationId)
        #expect(Set(names).count == names.count)
    }

    @Test(arguments: OfficeRoutes.all)
    func `permission and path are those of the route, and a change may be refused`(_ route: OfficeRoute) throws {
        let operation = try #require(document.operations[route.name])
        let permission = [route.permission.rawValue]
        #expect(operation.security == [["session": permission], ["token": permission]])
        let captures = route.path.text.split(separator: "/").filter { $0.hasPrefix("{") }
        let parameters = (operation.parameters ?? []).filter { $0.in == "path" }
        #expect(parameters.map { "{\($0.name)}" } == captures.map(String.init))
        let refusals = Set(operation.responses.keys.filter { !$0.hasPrefix("2") })
        #expect(refusals.isSuperset(of: ["401", "403", "503"]))
        #expect(refusals.contains("404") == !captures.isEmpty)
        if route.method == .post { #expect(refusals.isSuperset(of: ["409", "422"])) }
        #expect(operation.responses.keys.contains { $0.hasPrefix("2") })
    }

    @Test func `whatever is referred to is there`() {
        #expect(document.references.count > 100)
        for reference in document.references { #expect(document.components.contains(reference), "\(reference)") }
    }
}

extension OfficeRoute: CustomTestStringConvertible {
    /// `POST rules/{name}`.
    fileprivate var name: String { "\(method) \(path.text)" }

    public var testDescription: String { name }
}
