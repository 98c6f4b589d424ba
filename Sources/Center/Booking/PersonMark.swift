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

    /// Collects the parts.
    package init(tag: PersonTag, maskedName: String, lastFour: LastFourTag) {
        (self.tag, self.maskedName, self.lastFour) = (tag, maskedName, lastFour)
    }
}
