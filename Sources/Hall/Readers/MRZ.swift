// SPDX-License-Identifier: Apache-2.0
package import Terms

/// The machine readable zone of a passport or card: the three forms of ICAO 9303 and the one of Chinese travel permits.
///
/// Every check digit must fit, or nothing is believed; nothing is corrected. Birth, sex and nationality are checked with the
/// rest and not kept: a queue has no purpose for them (PIPL article 6).
package struct MRZ: Sendable, Equatable, Concealed {
    /// How the fields lie.
    package enum Form: Sendable, Equatable, CaseIterable {
        /// Three lines of 30 (ICAO 9303-5).
        case td1
        /// Two lines of 36 (ICAO 9303-6).
        case td2
        /// Two lines of 44: passports (ICAO 9303-4).
        case td3
        /// Three lines of 30 in an order of their own: the cards that 港澳居民 and 台湾居民 travel to the mainland with.
        case permit

        /// How many lines, and of how many characters.
        package var size: (lines: Int, width: Int) {
            switch self {
            case .td1, .permit: (3, 30)
            case .td2: (2, 36)
            case .td3: (2, 44)
            }
        }
    }

    /// How the fields lie.
    package let form: Form
    /// What kind of document its first two characters say, `P` or `CR`.
    package let code: String
    /// The document's number.
    package let number: String
    /// Family and given names, as far as the zone holds them; for masking only.
    package let name: String
    /// How long the document is valid.
    package let validity: CardValidity

    /// The kind of document, without anything of the person.
    package var kindText: String { "MRZ" }

    /// Reads whole lines, from the first; `today` tells the century of the dates.
    package init(_ lines: [String], today: BusinessDay) throws(MRZFault) {
        guard let first = lines.first?.utf8, lines.allSatisfy({ $0.utf8.allSatisfy(MRZText.allows) }),
            let form = Form.allCases.first(where: { form in
                form.size.lines == lines.count && lines.allSatisfy { $0.utf8.count == form.size.width }
                    && (form == .permit) == MRZPermit.begins(Array(first))
            })
        else { throw .form }
        let text = MRZText(lines)
        self.form = form
        code = text.text(0, 0..<2)
        switch form {
        case .td1: (number, validity) = try Self.td1(text, today)
        case .td2: (number, validity) = try Self.td2(text, today)
        case .td3: (number, validity) = try Self.td3(text, today)
        case .permit: (number, validity) = try MRZPermit.read(text, today)
        }
        name = form == .td1 || form == .permit ? text.text(2, 0..<30) : text.text(0, 5..<form.size.width)
    }

    /// The person, when the document is one that bookings are made with.
    package func person() throws(MRZFault) -> CardPerson {
        let type: DocumentType
        switch form {
        case .td3 where code.hasPrefix("P"): type = .passport
        case .permit: type = .hmtTravelPermit
        case .td1, .td2, .td3: throw .unknownDocument
        }
        guard let document = DocumentNumber(type, number) else { throw .unknownDocument }
        return CardPerson(document: document, name: name, validity: validity, doubts: [])
    }
}

// The forms of ICAO 9303; positions count from 0.
extension MRZ {
    private typealias Fields = (number: String, validity: CardValidity)

    private static func td3(_ text: MRZText, _ today: BusinessDay) throws(MRZFault) -> Fields {
        try text.check(text.field(1, 0..<9), by: text.byte(1, 9))
        try birth(text, 1, 13, today)
        try text.check(text.field(1, 28..<42), by: text.byte(1, 42), mayBeEmpty: true)
        let whole = text.field(1, 0..<10) + text.field(1, 13..<20) + text.field(1, 21..<43)
        try text.check(whole, by: text.byte(1, 43))
        return (MRZText.text(text.field(1, 0..<9)), try expiry(text, 1, 21, today))
    }

    private static func td2(_ text: MRZText, _ today: BusinessDay) throws(MRZFault) -> Fields {
        let number = try longNumber(text.field(1, 0..<9), text.byte(1, 9), goesOnIn: text.field(1, 28..<35), text)
        try birth(text, 1, 13, today)
        let whole = text.field(1, 0..<10) + text.field(1, 13..<20) + text.field(1, 21..<35)
        try text.check(whole, by: text.byte(1, 35))
        return (number, try expiry(text, 1, 21, today))
    }

    private static func td1(_ text: MRZText, _ today: BusinessDay) throws(MRZFault) -> Fields {
        let number = try longNumber(text.field(0, 5..<14), text.byte(0, 14), goesOnIn: text.field(0, 15..<30), text)
        try birth(text, 1, 0, today)
        let whole = text.field(0, 5..<30) + text.field(1, 0..<7) + text.field(1, 8..<15) + text.field(1, 18..<29)
        try text.check(whole, by: text.byte(1, 29))
        return (number, try expiry(text, 1, 8, today))
    }

    /// A number of more than nine characters goes on in the optional field, its check digit behind its end.
    private static func longNumber(
        _ field: ArraySlice<UInt8>,
        _ digit: UInt8,
        goesOnIn optional: ArraySlice<UInt8>,
        _ text: MRZText
    ) throws(MRZFault) -> String {
        let rest = optional.prefix { $0 != MRZText.filler }
        guard digit == MRZText.filler, let last = rest.last else {
            try text.check(field, by: digit)
            return MRZText.text(field)
        }
        try text.check(field + rest.dropLast(), by: last)
        return MRZText.text(field + rest.dropLast())
    }

    /// Checks a birth date, parts of which may be unknown.
    static func birth(_ text: MRZText, _ line: Int, _ start: Int, _ today: BusinessDay) throws(MRZFault) {
        let field = text.field(line, start..<start + 6)
        try text.check(field, by: text.byte(line, start + 6), mayBeEmpty: true)
        guard field.allSatisfy(Digits.isDigit) else { return }
        // Nobody was born after today, nor are there documents of people over 100 that say so.
        guard let year = year(field, through: today.year), Self.day(field, in: year) != nil else { throw .misread }
    }

    /// Reads the last day of validity; some documents have none.
    static func expiry(
        _ text: MRZText,
        _ line: Int,
        _ start: Int,
        _ today: BusinessDay
    ) throws(MRZFault) -> CardValidity {
        let field = text.field(line, start..<start + 6)
        try text.check(field, by: text.byte(line, start + 6), mayBeEmpty: true)
        if field.allSatisfy({ $0 == MRZText.filler }) { return .unreadable }
        // Documents are valid for ten years or some more, and may have ended long ago.
        guard let year = year(field, through: today.year + 49), let day = day(field, in: year) else { throw .misread }
        return .until(day)
    }

    /// The year with the field's two digits among the hundred up to `last`.
    private static func year(_ field: ArraySlice<UInt8>, through last: Int) -> Int? {
        Digits.value(field.prefix(2)).map { last - (last - $0) % 100 }
    }

    private static func day(_ field: ArraySlice<UInt8>, in year: Int) -> BusinessDay? {
        guard let month = Digits.value(field.dropFirst(2).prefix(2)), let day = Digits.value(field.suffix(2)) else {
            return nil
        }
        return BusinessDay(year: year, month: month, day: day)
    }
}
