// SPDX-License-Identifier: Apache-2.0
import FoundationEssentials
import Testing

@testable import Office

/// What the tests read of `assets/center-openapi.json`: the operations of staff, and where references lead.
struct OfficeDocument {
    /// One operation of a path.
    struct Operation: Decodable {
        struct Parameter: Decodable {
            let name: String
            let `in`: String
        }

        let operationId: String
        let security: [[String: [String]]]?
        let parameters: [Parameter]?
        let responses: [String: Anything]
    }

    /// A value that is there, whatever it is.
    struct Anything: Decodable {
        init(from decoder: any Decoder) {}
    }

    private struct File: Decodable {
        let paths: [String: [String: Operation]]
        let components: [String: [String: Anything]]
    }

    /// The operations below the staff's base, as `POST rules/{name}`.
    let operations: [String: Operation]
    /// What can be referred to, as `#/components/schemas/StaffRule`.
    let components: Set<String>
    /// What is referred to.
    let references: Set<String>

    /// Reads the document that is shipped.
    static func read() throws -> OfficeDocument {
        let top = #filePath.split(separator: "/", omittingEmptySubsequences: false).dropLast(4).joined(separator: "/")
        let data = try #require(FileManager.default.contents(atPath: top + "/assets/center-openapi.json"))
        let file = try JSONDecoder().decode(File.self, from: data)
        var operations: [String: Operation] = [:]
        for (path, methods) in file.paths where path.hasPrefix("/" + OfficeRoutes.base.drop { $0 == "/" }) {
            for (method, operation) in methods {
                operations[method.uppercased() + " " + path.dropFirst(OfficeRoutes.base.count)] = operation
            }
        }
        let components = file.components.flatMap { kind, members in members.keys.map { "#/components/\(kind)/\($0)" } }
        return OfficeDocument(
            operations: operations,
            components: Set(components),
            references: references(String(decoding: data, as: UTF8.self))
        )
    }

    /// Every text that stands behind a `$ref`.
    private static func references(_ text: String) -> Set<String> {
        Set(
            text.split(separator: "\n").filter { $0.contains("\"$ref\":") }.compactMap { line in
                line.split(separator: "\"").last { $0.hasPrefix("#/") }.map(String.init)
            }
        )
    }
}
