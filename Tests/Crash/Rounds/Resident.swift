// SPDX-License-Identifier: Apache-2.0
import Terms

/// Somebody who does not exist and has a booking; as many as are wanted.
struct Resident: Sendable {
    let number: String
    let name: String

    /// The person with this count: born on the first day of 1970 in Linzhou, with a valid check digit.
    init(_ count: Int) {
        let body = "41058119700101" + Digits.padded(count % 1000, to: 3)
        // GB 11643: ISO 7064 MOD 11-2.
        let sum = body.utf8.enumerated().reduce(0) { sum, digit in
            sum + Int(digit.element - UInt8(ascii: "0")) * [7, 9, 10, 5, 8, 4, 2, 1, 6, 3][digit.offset % 10]
        }
        number = body + String(Array("10X98765432")[sum % 11])
        name = "样例甲" + String(count)
    }

    var lastFour: String { String(number.suffix(4)) }

    /// The heading of an import.
    static let heading = "number,center,service,date,start,end,document_type,document_number,name\n"

    /// A line of an import: a booking of this person on `day`, with the number that it has elsewhere, if any.
    func line(_ booking: String?, on day: BusinessDay) -> String {
        "\(booking ?? ""),linzhou,estate,\(day.text),11:00,15:00,\(DocumentType.residentID.rawValue),\(number),\(name)\n"
    }
}
