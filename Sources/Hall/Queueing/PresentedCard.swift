// SPDX-License-Identifier: Apache-2.0
package import Terms

/// An identity document that a reader has read, reduced to what matching and a greeting need (PIPL 6).
package struct PresentedCard: Sendable, Equatable {
    /// Which document it is.
    package let type: DocumentType
    /// The keyed hash that bookings are matched by.
    package let tag: PersonTag
    /// The masked name for the greeting, `王*`.
    package let maskedName: String
    /// True when the document's validity had ended on the day it was read.
    package let isExpired: Bool

    /// Collects the parts.
    package init(type: DocumentType, tag: PersonTag, maskedName: String, isExpired: Bool = false) {
        (self.type, self.tag, self.maskedName, self.isExpired) = (type, tag, maskedName, isExpired)
    }
}
