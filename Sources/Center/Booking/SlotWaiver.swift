// SPDX-License-Identifier: Apache-2.0
package import Terms

/// A time for which a center's no-shows are waived (A28).
package struct SlotWaiver: Sendable, Equatable {
    /// The center.
    package let center: CenterID
    /// The only service it is about, nil for all.
    package let service: ServiceID?
    /// From when until when.
    package let time: TimeSlot
    /// Why, in the words of whoever declared it.
    package let reason: String
    /// What made it.
    package let cause: WaiverCause
    /// Who declared it, nil when the center found out itself.
    package let staff: StaffID?

    /// The longest reason, in characters.
    package static let mostCharacters = 200
    /// The longest time that one waiver covers, in days.
    package static let mostDays = 31

    /// Accepts a reason of 1–`mostCharacters` characters and a time of at most `mostDays`, otherwise nil.
    package init?(
        center: CenterID,
        service: ServiceID?,
        time: TimeSlot,
        reason: String,
        cause: WaiverCause,
        staff: StaffID?
    ) {
        guard (1...Self.mostCharacters).contains(reason.unicodeScalars.count),
            time.end <= time.start.adding(minutes: Self.mostDays * 24 * 60)
        else { return nil }
        (self.center, self.service, self.time) = (center, service, time)
        (self.reason, self.cause, self.staff) = (reason, cause, staff)
    }

    /// Says whether it covers any part of a slot.
    package func covers(_ center: CenterID, _ service: ServiceID, _ slot: TimeSlot) -> Bool {
        center == self.center && (self.service == nil || service == self.service)
            && time.start < slot.end && slot.start < time.end
    }
}
