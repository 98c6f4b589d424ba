// SPDX-License-Identifier: Apache-2.0
package import Terms

/// A person on the no-show list (失约名单, R30), known by the keyed hash of the document alone.
package struct NoShowListing: Sendable, Equatable {
    /// The person.
    package let person: PersonTag
    /// When the person came on the list.
    package let since: Timestamp
    /// The first day on which the person is off it again if nothing is added.
    package let until: BusinessDay

    /// Collects the parts.
    package init(person: PersonTag, since: Timestamp, until: BusinessDay) {
        (self.person, self.since, self.until) = (person, since, until)
    }
}
