// SPDX-License-Identifier: Apache-2.0
package import Terms

/// A slot that has free numbers.
package struct SlotOffer: Sendable, Equatable {
    /// The slot.
    package let slot: TimeSlot
    /// Its free numbers, when it was looked at.
    package let free: Int

    /// Joins slot and numbers.
    package init(slot: TimeSlot, free: Int) { (self.slot, self.free) = (slot, free) }

    /// How many are named to somebody whose slot is full (R4).
    package static let namedCount = 3
}
