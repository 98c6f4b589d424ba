// SPDX-License-Identifier: Apache-2.0

/// An 18-character identity number (GB 11643): of a citizen, a residence permit, or the 2023 permanent residence card.
///
/// Six digits of region, eight of birth date, three of order, and a check digit of ISO 7064 MOD 11-2. Not `Codable` on
/// purpose: a plain number is never stored or sent by accident.
package struct IDNumber: Hashable, Sendable, Concealed {
    /// The document a number of this form belongs to.
    package enum Kind: Hashable, Sendable {
        /// 居民身份证, or a number that stands for it.
        case residentID
        /// 港澳台居民居住证: 81 Hong Kong, 82 Macao, 83 Taiwan.
        case hmtResidencePermit
        /// 外国人永久居留身份证 of 2023: begins with 9.
        case foreignPermanentResidence
    }

    /// The 18 characters in canonical form, `X` in upper case; for the vault only.
    package let plain: String
    /// Whose number it is, by its first digits.
    package let kind: Kind
    /// The date of birth in digits 7–14.
    package let birth: BusinessDay

    /// Reads a number as typed, scanned or read from a card; throws what is wrong with it, never the number.
    package init(_ input: some StringProtocol) throws(IDNumberError) {
        let text = Typed.folded(input)
        let bytes = Array(text.utf8)
        guard bytes.count == 18 else { throw .length }
        guard bytes.dropLast().allSatisfy(Digits.isDigit), Digits.isDigit(bytes[17]) || bytes[17] == UInt8(ascii: "X")
        else { throw .character }
        guard let kind = Self.kind(of: bytes) else { throw .region }
        guard let year = Digits.value(bytes[6..<10]), let month = Digits.value(bytes[10..<12]),
            let day = Digits.value(bytes[12..<14]), year >= Self.earliestYear,
            let birth = BusinessDay(year: year, month: month, day: day)
        else { throw .birthDate }
        guard Self.checkDigit(bytes.dropLast()) == bytes[17] else { throw .checkDigit }
        (plain, self.kind, self.birth) = (text, kind, birth)
    }

    /// The document type.
    package var kindText: String { documentType.rawValue }

    /// The document type that the number is hashed under.
    package var documentType: DocumentType {
        switch kind {
        case .residentID: .residentID
        case .hmtResidencePermit: .hmtResidencePermit
        case .foreignPermanentResidence: .foreignPermanentResidence
        }
    }

    /// The check digit of 17 digits, as an ASCII character (GB 11643, ISO 7064 MOD 11-2).
    package static func checkDigit(_ digits: some Collection<UInt8>) -> UInt8 {
        let sum = zip(digits, weights).reduce(0) { $0 + Int($1.0 - UInt8(ascii: "0")) * $1.1 }
        return checkDigits[sum % 11]
    }

    /// Tells the kind by the region's first two digits (GB/T 2260 provinces; 81–83 and 9 by the permits' own rules).
    private static func kind(of bytes: [UInt8]) -> Kind? {
        guard let region = Digits.value(bytes[0..<2]) else { return nil }
        return switch region {
        case 11...15, 21...23, 31...37, 41...46, 50...54, 61...65: .residentID
        case 81...83: .hmtResidencePermit
        case 90...99: .foreignPermanentResidence
        default: nil
        }
    }

    /// The standard's own sample person was born in 1880.
    private static let earliestYear = 1800
    private static let weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
    private static let checkDigits = Array("10X98765432".utf8)
}
