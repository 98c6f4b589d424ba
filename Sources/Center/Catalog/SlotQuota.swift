// SPDX-License-Identifier: Apache-2.0
package import Terms

/// Another number than planned for one slot of one day, with the reason why.
package struct SlotQuota: Sendable, Equatable, Codable {
    /// The center.
    package let center: CenterID
    /// The business.
    package let service: ServiceID
    /// The day.
    package let day: BusinessDay
    /// Where the slot begins, minutes since local midnight.
    package let start: Int
    /// How many numbers.
    package var quota: Int
    /// Why.
    package var reason: String

    /// Collects the parts.
    package init(center: CenterID, service: ServiceID, day: BusinessDay, start: Int, quota: Int, reason: String) {
        (self.center, self.service, self.day) = (center, service, day)
        (self.start, self.quota, self.reason) = (start, quota, reason)
    }

    /// What is wrong with it for `slot` of `service`, of whose capacity bookings may take `sharePercent` (A16).
    package func faults(for slot: PlannedSlot, of service: ServiceEntry, sharePercent: Int) -> [CatalogFault] {
        var faults = CatalogText.faults(reason, .reason, limit: CatalogText.sentenceLimit, isNeeded: true)
        faults += CatalogText.rangeFaults(quota, .quota, SlotBand.quotaBounds)
        // What a plan that was accepted gives to a short slot at the end of a session is not taken away here (R2).
        let share = SlotCapacity.quota(of: service, minutes: slot.minutes.count, sharePercent: sharePercent)
        let most = max(1, share)
        if quota > most { faults.append(.aboveShare(quota: quota, most: most, minutes: slot.minutes.count)) }
        return faults
    }
}
