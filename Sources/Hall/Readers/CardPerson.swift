// SPDX-License-Identifier: Apache-2.0
package import Terms

/// Whom a card belongs to, as far as the hall may know for a moment: document, name for the greeting, validity.
///
/// Lives inside this room only, from the reader's answer to the keyed hash. Not `Codable`; tells nothing to a log.
package struct CardPerson: Sendable, Equatable, Concealed {
    /// The document's type and plain number.
    package let document: DocumentNumber
    /// The name in Chinese where the card has one; for masking only.
    package let name: String
    /// How long the card is valid.
    package let validity: CardValidity
    /// Fields of the record that contradict each other; no reason to refuse a card that the module has authenticated.
    package let doubts: Set<Doubt>

    /// The contradictions looked for.
    package enum Doubt: String, Sendable, CaseIterable {
        /// The birth date differs from the one within the number.
        case birthDate
        /// The sex differs from the parity of the number's order digits.
        case sex
    }

    /// The type of the document.
    package var kindText: String { document.kindText }
}
