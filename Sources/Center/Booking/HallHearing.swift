// SPDX-License-Identifier: Apache-2.0
package import Terms

/// What the center knows of its halls around a slot, before it judges who did not come (A28).
package struct HallHearing: Sendable, Equatable {
    /// Until when every hall of the center has been heard: what happened before it is known here.
    ///
    /// Nil when one was never heard, or the center has none.
    package let until: Timestamp?
    /// A hall of the center was in contact, or reported a fact, between the slot's start and its end with the grace.
    package let wasUp: Bool

    /// Joins the two.
    package init(until: Timestamp?, wasUp: Bool) { (self.until, self.wasUp) = (until, wasUp) }
}
