// SPDX-License-Identifier: Apache-2.0
import Booking
import Reception
import Terms

/// A document in the body of a request.
struct DocumentBody: Decodable, Sendable {
    let type: String
    let number: String

    /// The number, checked by its kind's form; the value is never repeated.
    func document() throws(CenterProblem) -> DocumentNumber {
        guard let type = DocumentType(rawValue: type) else {
            let names = DocumentType.allCases.map(\.rawValue).joined(separator: ", ")
            throw .badField("type", expected: "one of \(names)")
        }
        guard let document = DocumentNumber(type, number) else {
            throw .badField("number", expected: "a number of a \(type.rawValue)")
        }
        return document
    }
}

/// A person or unit in the body of a request.
struct PartyBody: Decodable, Sendable {
    let type: String
    let number: String
    let name: String

    /// The most characters of a name.
    static let nameLimit = 100

    /// The party, checked (R16).
    func party() throws(CenterProblem) -> Party {
        let document = try DocumentBody(type: type, number: number).document()
        guard (1...Self.nameLimit).contains(name.unicodeScalars.count),
            name.unicodeScalars.allSatisfy({ $0.value > 0x1F && $0.value != 0x7F })
        else { throw .badField("name", expected: "1 to \(Self.nameLimit) characters") }
        return Party(document: document, name: name)
    }
}
