// SPDX-License-Identifier: Apache-2.0

/// A unified social credit code (统一社会信用代码, GB 32100-2015): 17 characters and a check character.
package struct CreditCode: Hashable, Sendable, Concealed {
    /// The 18 characters in canonical form; for the vault only.
    package let plain: String

    /// Reads a code as typed or scanned, nil when a character is not of the code's alphabet or the check is wrong.
    package init?(_ input: some StringProtocol) {
        let text = Typed.folded(input)
        let values = text.utf8.compactMap(Self.alphabet.firstIndex(of:))
        guard values.count == 18, text.utf8.count == 18, Self.checkValue(values.dropLast()) == values[17]
        else { return nil }
        plain = text
    }

    /// The document type.
    package var kindText: String { DocumentType.creditCode.rawValue }

    /// GB 32100 section 5: weights 3^(i−1) mod 31, check value 31 − Σ mod 31, and 0 for 31.
    private static func checkValue(_ values: ArraySlice<Int>) -> Int {
        var (sum, weight) = (0, 1)
        for value in values {
            sum += value * weight
            weight = weight * 3 % 31
        }
        return (31 - sum % 31) % 31
    }

    private static let alphabet = Array("0123456789ABCDEFGHJKLMNPQRTUWXY".utf8)
}
