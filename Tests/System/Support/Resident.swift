// SPDX-License-Identifier: Apache-2.0
import Simulators
import Terms

/// Somebody who does not exist and has a booking; as many as are wanted.
struct Resident: Sendable {
    let type: DocumentType
    let number: String
    let name: String

    /// The person with this count, 0–999: born on the first day of 1970 in Linzhou, with a valid check digit.
    init(_ count: Int) {
        let body = "41058119700101" + Digits.padded(count, to: 3)
        // GB 11643: ISO 7064 MOD 11-2.
        let sum = body.utf8.enumerated().reduce(0) { sum, digit in
            sum + Int(digit.element - UInt8(ascii: "0")) * [7, 9, 10, 5, 8, 4, 2, 1, 6, 3][digit.offset % 10]
        }
        number = body + String(Array("10X98765432")[sum % 11])
        (type, name) = (.residentID, "样例甲" + String(count))
    }

    /// Somebody with a document of another kind.
    init(_ type: DocumentType, _ number: String, _ name: String) {
        (self.type, self.number, self.name) = (type, number, name)
    }

    init(_ person: SyntheticPerson) { (type, number, name) = (person.type, person.number, person.name) }

    var lastFour: String { String(number.suffix(4)) }

    /// The columns of an import.
    var fields: String { [type.rawValue, number, name].joined(separator: ",") }
}

/// A booking as a line of an import.
struct BookingLine: Sendable {
    let service: String
    let day: BusinessDay
    let hours: ClosedRange<Int>
    let principal: Resident
    var agent: Resident?

    static let heading =
        "center,service,date,start,end,document_type,document_number,name,"
        + "agent_document_type,agent_document_number,agent_name\n"

    var text: String {
        let times = [hours.lowerBound, hours.upperBound].map { Digits.padded($0, to: 2) + ":00" }
        return (["linzhou", service, day.text] + times).joined(separator: ",")
            + "," + principal.fields + "," + (agent?.fields ?? ",,") + "\n"
    }
}
