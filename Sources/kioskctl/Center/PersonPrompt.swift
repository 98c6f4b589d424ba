// SPDX-License-Identifier: Apache-2.0
import Terms

/// Asks for a person at the terminal: the number of a document is not shown and never stands on a command line.
enum PersonPrompt {
    /// The document as the API takes it.
    static func document(_ invocation: Invocation) throws -> JSONValue { .object(try fields(invocation)) }

    /// The same with the name.
    static func person(_ invocation: Invocation) throws -> JSONValue {
        let fields = try fields(invocation)
        return .object(fields.merging(["name": .text(try SecretPrompt.askOnce("name"))]) { $1 })
    }

    private static func fields(_ invocation: Invocation) throws -> [String: JSONValue] {
        let type = invocation[.documentType] ?? DocumentType.residentID.rawValue
        guard DocumentType(rawValue: type) != nil else {
            let names = DocumentType.allCases.map(\.rawValue).joined(separator: ", ")
            throw CommandLineFault.value("--document", expected: "one of \(names)")
        }
        return ["type": .text(type), "number": .text(try SecretPrompt.askOnce("number of the document"))]
    }
}
