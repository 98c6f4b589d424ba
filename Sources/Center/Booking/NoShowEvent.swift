// SPDX-License-Identifier: Apache-2.0
package import Terms

/// One entry of the no-show register (失约名录, R29, R69): at most one a booking.
package struct NoShowEvent: Sendable, Equatable {
    /// Where an event is; only a registered one counts.
    package enum Standing: String, Sendable, CaseIterable {
        case registered
        /// Taken off by staff, on an appeal or otherwise (R30).
        case removed
        /// Its slot was waived (A28).
        case waived
        /// The hall reported afterwards that the person had been there in time (A6).
        case takenBack = "taken_back"
    }

    /// The booking, which is also the event's identity.
    package let booking: BookingNumber
    /// 预约人, whoever made the booking (A3, A37).
    package let person: PersonTag
    /// What happened.
    package let kind: NoShowKind
    /// Its weight in halves of a no-show (A4).
    package let halves: Int
    /// The center of the booking.
    package let center: CenterID
    /// The service of the booking.
    package let service: ServiceID
    /// The booked slot.
    package let slot: TimeSlot
    /// The local day of the booked time, by which the year is counted (A1).
    package let day: BusinessDay
    /// When it was registered.
    package let recordedAt: Timestamp
    /// What it rests on.
    package let evidence: NoShowEvidence
    /// Where it is.
    package var standing: Standing
    /// Counts its changes, from 1.
    package var revision: Int

    /// Collects the parts of a new event.
    package init(
        booking: BookingNumber,
        person: PersonTag,
        kind: NoShowKind,
        halves: Int,
        center: CenterID,
        service: ServiceID,
        slot: TimeSlot,
        day: BusinessDay,
        recordedAt: Timestamp,
        evidence: NoShowEvidence,
        standing: Standing = .registered,
        revision: Int = 1
    ) {
        (self.booking, self.person, self.kind, self.halves) = (booking, person, kind, halves)
        (self.center, self.service, self.slot, self.day) = (center, service, slot, day)
        (self.recordedAt, self.evidence, self.standing) = (recordedAt, evidence, standing)
        self.revision = revision
    }

    /// True while it counts for its person.
    package var counts: Bool { standing == .registered }
}
