// SPDX-License-Identifier: Apache-2.0

/// A place on the wait-list with the offer that waits for its person.
package struct WaitlistPlace: Sendable, Equatable {
    /// The place.
    package let entry: WaitlistEntry
    /// A number that is held for it now.
    package let offer: WaitlistOffer?
    /// How many places for the same service were made before it and wait.
    package let ahead: Int

    /// Collects the parts.
    package init(entry: WaitlistEntry, offer: WaitlistOffer?, ahead: Int) {
        (self.entry, self.offer, self.ahead) = (entry, offer, ahead)
    }
}
