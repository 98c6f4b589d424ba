// SPDX-License-Identifier: Apache-2.0
package import Terms

/// A place on the wait-list.
package struct WaitlistEntry: Sendable, Equatable {
    /// Where a place is in its life.
    package enum Standing: String, Sendable, CaseIterable {
        /// It waits, or has an offer.
        case waiting
        /// An offer was claimed: there is a booking.
        case claimed
        /// The person gave it up.
        case left
        /// Its last wish has begun, or too many offers ran out.
        case ended
    }

    /// Its name.
    package let id: WaitlistID
    /// The center.
    package let center: CenterID
    /// The service line.
    package let service: ServiceID
    /// The item, when the person named one.
    package let item: ItemCode?
    /// The times that would do.
    package let wishes: [TimeSlot]
    /// 预约人.
    package let principal: PersonTag
    /// `王*`.
    package let maskedName: String
    /// When it was made; places are served strictly in this order.
    package let madeAt: Timestamp
    /// Where it is in its life.
    package var standing: Standing
    /// Offers that ran out unclaimed.
    package var missed: Int
    /// The booking that came of it.
    package var booking: BookingNumber?

    /// The places one person may have waiting.
    package static let mostOpen = 3
    /// The offers that may run out before the place ends.
    package static let mostMissed = 3

    /// Days for which a place that has ended is kept, without its person's document and name.
    package static let keptDays = 30

    /// Collects the parts.
    package init(
        id: WaitlistID,
        center: CenterID,
        service: ServiceID,
        item: ItemCode?,
        wishes: [TimeSlot],
        principal: PersonTag,
        maskedName: String,
        madeAt: Timestamp,
        standing: Standing = .waiting,
        missed: Int = 0,
        booking: BookingNumber? = nil
    ) {
        (self.id, self.center, self.service, self.item) = (id, center, service, item)
        (self.wishes, self.principal, self.maskedName, self.madeAt) = (wishes, principal, maskedName, madeAt)
        (self.standing, self.missed, self.booking) = (standing, missed, booking)
    }

    /// Says whether a freed `slot` would do.
    package func suits(_ slot: TimeSlot) -> Bool {
        standing == .waiting && wishes.contains { $0.start <= slot.start && slot.end <= $0.end }
    }

    /// True when none of its times can still be booked: each of them is over.
    package func isPast(at now: Timestamp) -> Bool { wishes.allSatisfy { $0.end <= now } }

    /// Notes that an offer ran out; the place ends with the last that may.
    package mutating func missOffer() {
        missed += 1
        if missed >= Self.mostMissed { standing = .ended }
    }
}
