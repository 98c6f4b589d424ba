// SPDX-License-Identifier: Apache-2.0
package import Terms

/// The numbers (号源) of one slot: every one of the quota is issued, free, pooled or expired (R40).
package struct SlotUnits: Sendable, Equatable {
    /// Where.
    package let center: CenterID
    /// For which service line.
    package let service: ServiceID
    /// When.
    package let slot: TimeSlot
    /// The local date of the slot.
    package let day: BusinessDay
    /// All numbers of the slot.
    package private(set) var quota: Int
    /// Held by bookings, those that were served or missed included.
    package private(set) var issued: Int
    /// To be had.
    package private(set) var free: Int
    /// Given back and waiting to be offered again, or offered to the wait-list.
    package private(set) var pooled: Int
    /// Left over when the slot had ended.
    package private(set) var expired: Int

    /// Collects the parts; nil when they do not add up.
    package init?(
        center: CenterID,
        service: ServiceID,
        slot: TimeSlot,
        day: BusinessDay,
        quota: Int,
        issued: Int = 0,
        free: Int,
        pooled: Int = 0,
        expired: Int = 0
    ) {
        guard [issued, free, pooled, expired].allSatisfy({ $0 >= 0 }), issued + free + pooled + expired == quota
        else { return nil }
        (self.center, self.service, self.slot, self.day) = (center, service, slot, day)
        (self.quota, self.issued, self.free, self.pooled, self.expired) = (quota, issued, free, pooled, expired)
    }

    /// Where a number of a slot can be.
    package enum Place: Sendable, CaseIterable {
        case issued, free, pooled, expired
    }

    /// Moves one number; false when there is none at `from`.
    package mutating func move(_ from: Place, to: Place, count: Int = 1) -> Bool {
        guard count >= 0, self[from] >= count else { return false }
        self[from] -= count
        self[to] += count
        return true
    }

    /// Sets the quota as near to `wished` as the numbers that are not free allow; returns what it is then.
    package mutating func setQuota(_ wished: Int) -> Int {
        quota = max(wished, issued + pooled + expired)
        free = quota - issued - pooled - expired
        return quota
    }

    /// How many numbers are at a place.
    package private(set) subscript(place: Place) -> Int {
        get {
            switch place {
            case .issued: issued
            case .free: free
            case .pooled: pooled
            case .expired: expired
            }
        }
        set {
            switch place {
            case .issued: issued = newValue
            case .free: free = newValue
            case .pooled: pooled = newValue
            case .expired: expired = newValue
            }
        }
    }
}
