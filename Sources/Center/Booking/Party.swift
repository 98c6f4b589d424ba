// SPDX-License-Identifier: Apache-2.0
package import Terms

/// A person or unit as a booking names it, with the plain document number: only on its way into the store.
package struct Party: Sendable, Equatable, Concealed {
    /// The registered document.
    package let document: DocumentNumber
    /// The true name (R16).
    package let name: String

    /// Joins document and name.
    package init(document: DocumentNumber, name: String) { (self.document, self.name) = (document, name) }

    package var kindText: String { "party" }
}
