// SPDX-License-Identifier: Apache-2.0

/// How many visitors the windows of a business can serve, and how many of them may be booked (A16).
package enum SlotCapacity {
    /// The most numbers of a slot of `minutes`: `sharePercent` of windows × minutes ÷ mean handling minutes.
    ///
    /// The longest slot has one number in any case: every open hour is bookable (R2), however slow the business.
    package static func quota(of service: ServiceEntry, minutes: Int, sharePercent: Int) -> Int {
        let most = service.windows * minutes * sharePercent / (service.handlingMinutes * 100)
        return minutes >= SlotBand.slotMinutesBounds.upperBound ? max(1, most) : most
    }

    /// The plan to begin with: slots of an hour, longer where an hour holds no number, with all that bookings may take.
    package static func usualBand(of service: ServiceEntry, sharePercent: Int) -> SlotBand {
        let longest = SlotBand.slotMinutesBounds.upperBound
        let lengths = [60, 90, 120, 180, longest]
        let length = lengths.first { quota(of: service, minutes: $0, sharePercent: sharePercent) > 0 } ?? longest
        let most = quota(of: service, minutes: length, sharePercent: sharePercent)
        return SlotBand(slotMinutes: length, quota: min(most, SlotBand.quotaBounds.upperBound))
    }
}
