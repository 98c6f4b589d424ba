// SPDX-License-Identifier: Apache-2.0
import Terms
import Testing

@testable import Readers

struct MRZTests {
    static let today = BusinessDay(daysSinceEpoch: 20_780)

    /// The specimens of ICAO 9303-4, -5 and -6.
    static let td3 = [
        "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<", "L898902C36UTO7408122F1204159ZE184226B<<<<<10",
    ]
    static let td1 = [
        "I<UTOD231458907<<<<<<<<<<<<<<<", "7408122F1204159UTO<<<<<<<<<<<6", "ERIKSSON<<ANNA<MARIA<<<<<<<<<<",
    ]
    static let td2 = ["I<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<", "D231458907UTO7408122F1204159<<<<<<<6"]
    /// Synthetic, by the layout in `MRZPermit`.
    static let hongKong = [
        "CRH1234567830133001019M9001011", "<<<<<<<<<<<<<<<<<<BA123456<3<4", "CHAN<<SIU<MING<<<<<<<<<<<<<<<<",
    ]
    static let taiwan = [
        "CT12345678<80133001019F8507158", "<<<<<<<<<<<<<<<<<<BA2234567892", "LIN<<MEI<LING<<<<<<<<<<<<<<<<<",
    ]
    static let foreignHongKong = [
        "CRHA123456770002906302F7408122", "<<<<<<<<<<<<<<<<<<BB654321<A<2", "ERIKSSON<<ANNA<MARIA<<<<<<<<<<",
    ]
    static let chinese = [
        "POCHNZHANG<<SAN<<<<<<<<<<<<<<<<<<<<<<<<<<<<<", "E123456782CHN4912310M2512314<<<<<<<<<<<<<<<0",
    ]
    static let unlimited = [
        "P<D<<MUSTERMANN<<ERIKA<<<<<<<<<<<<<<<<<<<<<<", "C01X00T478D<<6408125F<<<<<<0<<<<<<<<<<<<<<<0",
    ]
    static let all = [td3, td1, td2, hongKong, taiwan, foreignHongKong, chinese, unlimited]

    private static func day(_ text: String) -> BusinessDay { BusinessDay(text: text) ?? today }

    @Test(arguments: [
        (td3, DocumentType.passport, "L898902C3", "ERIKSSON ANNA MARIA", CardValidity.until(day("2012-04-15"))),
        (chinese, .passport, "E12345678", "ZHANG SAN", .until(day("2025-12-31"))),
        (unlimited, .passport, "C01X00T47", "MUSTERMANN ERIKA", .unreadable),
        (hongKong, .hmtTravelPermit, "H12345678", "CHAN SIU MING", .until(day("2030-01-01"))),
        (taiwan, .hmtTravelPermit, "12345678", "LIN MEI LING", .until(day("2030-01-01"))),
        (foreignHongKong, .hmtTravelPermit, "HA1234567", "ERIKSSON ANNA MARIA", .until(day("2029-06-30"))),
    ])
    func `a document that bookings are made with is a person`(
        lines: [String],
        type: DocumentType,
        number: String,
        name: String,
        validity: CardValidity
    ) throws {
        let person = try MRZ(lines, today: Self.today).person()
        #expect(person.document == DocumentNumber(type, number), "the number that a booking is made with")
        #expect(person.name == name)
        #expect(person.validity == validity)
    }

    @Test(arguments: [td1, td2, ["V" + td3[0].dropFirst(), td3[1]]])
    func `another document is well read and nobody's`(lines: [String]) throws {
        let zone = try MRZ(lines, today: Self.today)
        #expect(throws: MRZFault.unknownDocument) { try zone.person() }
    }

    /// Check digits find every single wrong character in what they cover, and nothing is put right.
    @Test(arguments: all)
    func `one wrong character in a checked field and nothing is believed`(lines: [String]) throws {
        let read = try MRZ(lines, today: Self.today)
        // Where an error shows: the data of the form, its names and sex aside, which have no check digit.
        for (line, text) in lines.enumerated() {
            for (position, character) in text.enumerated() {
                // The digits do not tell characters apart whose values differ by ten, such as H and 7.
                let isLikeSeven = MRZText.checkDigit(of: String(character).utf8) == MRZText.checkDigit(of: "7".utf8)
                let digit: Character = isLikeSeven ? "4" : "7"
                var wrong = lines
                wrong[line] = String(text.prefix(position)) + String(digit) + text.dropFirst(position + 1)
                guard let other = try? MRZ(wrong, today: Self.today) else { continue }
                #expect(other.number == read.number, "line \(line + 1), position \(position + 1)")
                #expect(other.validity == read.validity, "line \(line + 1), position \(position + 1)")
            }
        }
    }

    @Test func `a number that passes its check digit and has not its form is nobody's`() throws {
        // 7 for H: the check digits cannot tell.
        let zone = try MRZ(["CR7" + Self.hongKong[0].dropFirst(3)] + Self.hongKong.dropFirst(), today: Self.today)
        #expect(throws: MRZFault.unknownDocument) { try zone.person() }
    }

    @Test func `a letter for a digit is not put right`() {
        // O for 0 counts 24 instead of 0.
        let line = Self.td3[1].replacing("120415", with: "12O415")
        #expect(throws: MRZFault.misread) { try MRZ([Self.td3[0], line], today: Self.today) }
    }

    @Test func `a long number goes on in the optional field`() throws {
        // ICAO 9303-5 figure 11, note j: D23145890734 is the number, 9 its check digit.
        let lines = [
            "I<UTOD23145890<7349<<<<<<<<<<<", "3407127M9507122UTO<<<<<<<<<<<2", "STEVENSON<<PETER<JOHN<<<<<<<<<",
        ]
        #expect(try MRZ(lines, today: Self.today).number == "D23145890734")
    }

    @Test(arguments: [
        ("260101", "2026-01-01"), ("751231", "2075-12-31"), ("760101", "1976-01-01"), ("991231", "1999-12-31"),
    ])
    func `an expiry lies within fifty years of today`(field: String, day: String) throws {
        #expect(try MRZ(Self.passport(expiry: field), today: Self.day("2026-11-23")).validity == .until(Self.day(day)))
    }

    @Test(arguments: ["260230", "261301", "2601<1", "000000"])
    func `a date that is none is misread, though its check digit fits`(field: String) {
        #expect(throws: MRZFault.misread) { try MRZ(Self.passport(expiry: field), today: Self.today) }
    }

    @Test(arguments: [
        [], [""], ["P<UTO"], [td3[0]], [td3[0].lowercased(), td3[1]], [td3[0] + "<", td3[1]], [td1[0], td1[1]],
        [td3[0], td3[1], td3[1]], ["P UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<", td3[1]],
    ])
    func `what has not the form of a zone is none`(lines: [String]) {
        #expect(throws: MRZFault.form) { try MRZ(lines, today: Self.today) }
    }

    @Test func `nothing of a person is told`() throws {
        let zone = try MRZ(Self.td3, today: Self.today)
        #expect("\(zone)" == "MRZ ****")
        #expect(!String(reflecting: zone).contains("898902"))
        #expect(!"\(try zone.person())".contains("ERIKSSON"))
    }

    /// A passport of Utopia with another expiry, all check digits anew.
    static func passport(expiry: String) -> [String] {
        func checked(_ field: String) -> String {
            field + String(decoding: [MRZText.checkDigit(of: field.utf8)], as: UTF8.self)
        }
        let (number, birth, personal) = (checked("L898902C3"), checked("740812"), checked("ZE184226B<<<<<"))
        let end = checked(expiry)
        let whole = checked(number + birth + end + personal).suffix(1)
        return [td3[0], number + "UTO" + birth + "F" + end + personal + whole]
    }
}
