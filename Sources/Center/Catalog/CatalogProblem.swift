// SPDX-License-Identifier: Apache-2.0

/// A fault with its place: the line of a file, or a record by its code.
package struct CatalogProblem: Error, Sendable, Hashable, CustomStringConvertible {
    /// Where: `line 12`, `item 410105001000`, `linzhou estate`.
    package let place: String
    /// What is wrong there.
    package let fault: CatalogFault

    /// Joins place and fault.
    package init(_ place: String, _ fault: CatalogFault) { (self.place, self.fault) = (place, fault) }

    package var description: String { place + ": " + fault.english }
}
