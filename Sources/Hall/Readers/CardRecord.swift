// SPDX-License-Identifier: Apache-2.0
import Terms

/// The 256-byte text record of an identity card, UTF-16LE with fields at fixed places.
///
/// Four layouts, told apart by the unit at byte 248. Address, ethnicity, issuing authority, old numbers and the photo are
/// not even cut out of the record: a queue has no purpose for them (PIPL article 6, minimum necessary).
package struct CardRecord: Sendable {
    /// Bytes of a record.
    package static let length = 256

    private let units: [UInt16]
    private let layout: CardLayout

    /// Takes the text part of a reading; nil when its length is wrong or its kind is unknown.
    package init?(bytes: [UInt8]) {
        guard bytes.count == Self.length else { return nil }
        units = stride(from: 0, to: bytes.count, by: 2).map { UInt16(bytes[$0]) | UInt16(bytes[$0 + 1]) << 8 }
        guard let layout = CardLayout(mark: units[CardLayout.markOffset / 2]) else { return nil }
        self.layout = layout
    }

    /// Reads the person; nil when the number breaks the form of its document.
    package func person() -> CardPerson? {
        guard let document = DocumentNumber(layout.documentType, text(layout.number)) else { return nil }
        let names = [layout.chineseName, layout.latinName].map { fields in trimmed(fields.flatMap { units[$0] }[...]) }
        return CardPerson(
            document: document,
            name: names.first { !$0.isEmpty } ?? "",
            validity: validity(),
            doubts: doubts(about: document)
        )
    }

    private func validity() -> CardValidity {
        let field = text(layout.validTo)
        // 长期 as its two units: U+957F U+671F.
        if field.utf16.elementsEqual([0x957F, 0x671F]) { return .longTerm }
        return Self.day(field).map(CardValidity.until) ?? .unreadable
    }

    /// GB 11643 numbers carry the birth date and, of residents, the sex in the parity of the 17th digit.
    private func doubts(about document: DocumentNumber) -> Set<CardPerson.Doubt> {
        guard let number = try? IDNumber(document.plain) else { return [] }
        var doubts: Set<CardPerson.Doubt> = []
        if Self.day(text(layout.birth)) != number.birth { doubts.insert(.birthDate) }
        // For the cards of foreigners no public rule ties the order digits to the sex.
        guard number.kind != .foreignPermanentResidence else { return doubts }
        // GB/T 2261.1: 1 male, 2 female; 0 and 9 say nothing.
        let isOdd = Array(number.plain.utf8)[16] & 1 == 1
        switch text(layout.sex) {
        case "1": if !isOdd { doubts.insert(.sex) }
        case "2": if isOdd { doubts.insert(.sex) }
        default: break
        }
        return doubts
    }

    private func text(_ field: Range<Int>) -> String { trimmed(units[field]) }

    /// Drops the padding: U+0020 on the cards seen, U+0000 on some old ones; inner spaces stay.
    ///
    /// Private-use characters of rare names stay as well; an unpaired surrogate becomes U+FFFD.
    private func trimmed(_ field: ArraySlice<UInt16>) -> String {
        let end = field.lastIndex { $0 != 0x20 && $0 != 0 }.map { $0 + 1 } ?? field.startIndex
        return String(decoding: field[..<end], as: UTF16.self)
    }

    /// Reads `YYYYMMDD`.
    private static func day(_ text: String) -> BusinessDay? {
        let bytes = Array(text.utf8)
        guard bytes.count == 8, let year = Digits.value(bytes[0..<4]), let month = Digits.value(bytes[4..<6]),
            let day = Digits.value(bytes[6..<8])
        else { return nil }
        return BusinessDay(year: year, month: month, day: day)
    }
}
