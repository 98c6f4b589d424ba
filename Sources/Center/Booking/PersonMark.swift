// SPDX-License-Identifier: Apache-2.0
package import Terms

/// What the center keeps in the clear of a person: enough to match and to greet.
package struct PersonMark: Sendable, Equatable {
    /// Keyed hash of the document.
    package let tag: PersonTag
    /// `王*`.
    package let maskedName: String
    /// Keyed last four characters of the document, bound to the booking.
    package let lastFour: LastFourTag
    /// A unit (单位), which is known by its credit code and needs a letter of authorization (R20).
    package let isUnit: Bool

    /// Collects the parts.
    package init(tag: PersonTag, maskedName: String, lastFour: LastFourTag, isUnit: Bool = false) {
        (self.tag, self.maskedName, self.lastFour, self.isUnit) = (tag, maskedName, lastFour, isUnit)
    }
}
