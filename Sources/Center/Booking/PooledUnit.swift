// SPDX-License-Identifier: Apache-2.0
package import Terms

/// A number that was freed and waits in the release pool (号池, R40).
package struct PooledUnit: Sendable, Equatable {
    /// Its name in the pool.
    package let id: Int64
    /// The center.
    package let center: CenterID
    /// The service line.
    package let service: ServiceID
    /// The slot it is of.
    package let slot: TimeSlot
    /// When it was freed.
    package let freedAt: Timestamp
    /// When everybody may book it, unless it is offered to somebody then (A11).
    package let releaseAt: Timestamp

    /// Collects the parts.
    package init(
        id: Int64,
        center: CenterID,
        service: ServiceID,
        slot: TimeSlot,
        freedAt: Timestamp,
        releaseAt: Timestamp
    ) {
        (self.id, self.center, self.service, self.slot) = (id, center, service, slot)
        (self.freedAt, self.releaseAt) = (freedAt, releaseAt)
    }
}
