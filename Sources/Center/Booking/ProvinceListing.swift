// SPDX-License-Identifier: Apache-2.0
package import Terms

/// What the province says of a person on its no-show list (R28).
package struct ProvinceListing: Sendable, Equatable {
    /// The person, under the province's key.
    package let person: ProvinceMark
    /// True while the person is on the list, false once taken off it.
    package let isListed: Bool
    /// The events that count, over all cities.
    package let events: Int
    /// When the person came on the list; nil when not on it.
    package let since: Timestamp?

    /// Collects the parts.
    package init(person: ProvinceMark, isListed: Bool, events: Int, since: Timestamp?) {
        (self.person, self.isListed, self.events, self.since) = (person, isListed, events, since)
    }
}
