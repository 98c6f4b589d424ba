// SPDX-License-Identifier: Apache-2.0

/// A document's type and its plain number, normalised: the one value that carries a number from a reader to the vault.
///
/// It lives in memory for one exchange, is not `Codable`, and describes itself without any digit.
package struct DocumentNumber: Hashable, Sendable, Concealed {
    /// Which document the number is of.
    package let type: DocumentType
    /// The number in canonical form: ASCII, upper case, without space; for the vault only.
    package let plain: String

    /// Reads the number of a `type` document as typed, scanned or read; nil when it breaks that type's form.
    ///
    /// For a resident's number that must tell the visitor what is wrong, make an `IDNumber` first.
    package init?(_ type: DocumentType, _ input: some StringProtocol) {
        guard let plain = Self.canonical(type, Typed.folded(input)) else { return nil }
        (self.type, self.plain) = (type, plain)
    }

    /// Takes over a checked identity number.
    package init(_ number: IDNumber) {
        (type, plain) = (number.documentType, number.plain)
    }

    /// Takes over the number of a 2017 permanent residence card.
    package init(_ number: ForeignerCardNumber) {
        (type, plain) = (.foreignPermanentResidence, number.plain)
    }

    /// Takes over a checked credit code.
    package init(_ code: CreditCode) {
        (type, plain) = (.creditCode, code.plain)
    }

    /// The last four characters, the second fact for a typed booking number (A32); for the vault only.
    package var lastFour: String { String(plain.suffix(4)) }

    /// The document type.
    package var kindText: String { type.rawValue }

    private static func canonical(_ type: DocumentType, _ text: String) -> String? {
        switch type {
        case .residentID, .hmtResidencePermit:
            guard let number = try? IDNumber(text), number.documentType == type else { return nil }
            return number.plain
        case .foreignPermanentResidence:
            if let number = try? IDNumber(text), number.kind == .foreignPermanentResidence { return number.plain }
            return ForeignerCardNumber(text)?.plain
        case .passport:
            return passport(text)
        case .hmtTravelPermit:
            return travelPermit(Array(text.utf8))
        case .creditCode:
            return CreditCode(text)?.plain
        }
    }

    /// 5–20 letters and digits: states differ, and ICAO 9303 allows longer numbers than the nine of its first field.
    private static func passport(_ text: String) -> String? {
        guard (5...20).contains(text.utf8.count),
            text.utf8.allSatisfy({ Digits.isDigit($0) || Digits.isCapital($0) })
        else { return nil }
        return text
    }

    /// Hong Kong and Macao: `H` or `M` and 8 digits; Taiwan: 8 digits.
    ///
    /// Since 2024 residents without Chinese nationality have `HA` or `MA` and 7 digits. Older cards of the first kind append
    /// a two-digit issue count, which changes with each renewal and is dropped here.
    private static func travelPermit(_ bytes: [UInt8]) -> String? {
        let isOfARegion = bytes.first.map { $0 == UInt8(ascii: "H") || $0 == UInt8(ascii: "M") } == true
        if isOfARegion, bytes.count == 9, bytes[1] == UInt8(ascii: "A"), bytes[2...].allSatisfy(Digits.isDigit) {
            return String(decoding: bytes, as: UTF8.self)
        }
        let digits = isOfARegion ? 1 : 0
        guard bytes[digits...].allSatisfy(Digits.isDigit) else { return nil }
        switch (digits, bytes.count - digits) {
        case (1, 8), (0, 8): return String(decoding: bytes, as: UTF8.self)
        case (1, 10): return String(decoding: bytes.dropLast(2), as: UTF8.self)
        default: return nil
        }
    }
}
