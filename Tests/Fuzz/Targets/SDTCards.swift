// SPDX-License-Identifier: Apache-2.0
import Terms
import Vault

@testable import Readers

/// What a card module reads: the parts of an answer, the text record, the module's own number.
enum SDTCards {
    static func check(_ input: [UInt8]) throws(Broken) {
        if let reading = SDTReading(data: input) {
            try hold(reading.text.count + 4 <= input.count, "a text longer than its answer")
            try check(record: reading.text)
        }
        // Also as a record by itself, cut or padded to its length, so that every input is one.
        let padding = (input.count..<max(input.count, CardRecord.length)).map { $0 % 2 == 0 ? 0x20 : 0 as UInt8 }
        try check(record: Array((input + padding).prefix(CardRecord.length)))
        if let identity = SAMIdentity(bytes: Array(input.prefix(16))) {
            try hold(identity.text.utf8.count <= 44, "a module's number longer than its five parts")
            try hold(identity.text.utf8.allSatisfy { (0x2D...0x39).contains($0) }, "a module's number is not digits")
        }
    }

    private static func check(record bytes: [UInt8]) throws(Broken) {
        guard let record = CardRecord(bytes: bytes), let person = record.person() else { return }
        let document = person.document
        try hold(DocumentNumber(document.type, document.plain) == document, "a number is not in its canonical form")
        try Discretion.check(concealed: person, document.plain)
        try Discretion.check(concealed: document, document.plain)
        let shown = Masked.name(person.name)
        let rest = shown.unicodeScalars.dropLast()
        try hold(shown.unicodeScalars.last == "*" && String(rest).count <= 1, "a name is not masked")
        if case .until(let day) = person.validity {
            try hold(BusinessDay(text: day.text) == day, "a validity that is no day")
        }
    }
}
