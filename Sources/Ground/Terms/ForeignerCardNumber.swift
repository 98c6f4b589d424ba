// SPDX-License-Identifier: Apache-2.0

/// The number of a 2017 permanent residence card for foreigners (外国人永久居留身份证): three letters of nationality
/// (GB/T 2659) and twelve digits.
///
/// Only this structure is checked: no published rule for a check digit is known.
package struct ForeignerCardNumber: Hashable, Sendable, Concealed {
    /// The 15 characters in canonical form; for the vault only.
    package let plain: String

    /// Reads a number as typed, scanned or read from a card, nil when it has not that structure.
    package init?(_ input: some StringProtocol) {
        let text = Typed.folded(input)
        let bytes = Array(text.utf8)
        guard bytes.count == 15, bytes[0..<3].allSatisfy(Digits.isCapital), bytes[3...].allSatisfy(Digits.isDigit)
        else { return nil }
        plain = text
    }

    /// The document type.
    package var kindText: String { DocumentType.foreignPermanentResidence.rawValue }
}
