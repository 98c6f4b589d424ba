// SPDX-License-Identifier: Apache-2.0

/// What is wrong with a number given as an identity number; never holds the number.
package enum IDNumberError: Error, Hashable, Sendable, CaseIterable {
    /// Not 18 characters.
    case length
    /// Something other than 17 digits and a digit or `X`.
    case character
    /// The first two digits name no province and no kind of permit.
    case region
    /// Digits 7–14 are no date.
    case birthDate
    /// The last character does not fit the others: a typing slip.
    case checkDigit
}
