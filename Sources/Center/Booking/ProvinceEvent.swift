// SPDX-License-Identifier: Apache-2.0
package import Terms

/// A no-show event as the province is told of it (R28), each revision of it once.
package struct ProvinceEvent: Sendable, Equatable {
    /// The booking, which is also the event's identity: one event a booking.
    package let booking: BookingNumber
    /// Counts the changes of the event; the province keeps the highest.
    package let revision: Int
    /// Whose event it is.
    package let person: ProvinceMark
    /// What happened.
    package let kind: NoShowKind
    /// Its weight in halves of a no-show (A4).
    package let halves: Int
    /// The local day of the booked time.
    package let day: BusinessDay
    /// False once it was removed, waived or taken back.
    package let counts: Bool
    /// When it was registered.
    package let recordedAt: Timestamp

    /// Collects the parts.
    package init(
        booking: BookingNumber,
        revision: Int,
        person: ProvinceMark,
        kind: NoShowKind,
        halves: Int,
        day: BusinessDay,
        counts: Bool,
        recordedAt: Timestamp
    ) {
        (self.booking, self.revision, self.person, self.kind) = (booking, revision, person, kind)
        (self.halves, self.day, self.counts, self.recordedAt) = (halves, day, counts, recordedAt)
    }
}
