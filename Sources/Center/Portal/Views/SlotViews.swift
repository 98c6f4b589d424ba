// SPDX-License-Identifier: Apache-2.0
import Booking
import Terms

/// The inventory of a service, day by day.
struct SlotsView: Encodable {
    let center: CenterID
    let service: ServiceID
    let days: [SlotDayView]
}

/// One day.
struct SlotDayView: Encodable {
    let day: BusinessDay
    let state: String
    let slots: [SlotView]
    /// Why it is closed, as a holiday's name.
    let note: String?

    init(_ day: BusinessDay, _ units: [SlotUnits], horizon: BusinessDay, note: String? = nil, at now: Moment) {
        self.day = day
        slots = day > horizon ? [] : units.map { SlotView($0, at: now) }
        self.note = units.isEmpty ? note : nil
        state =
            if day > horizon {
                "not_yet"
            } else if slots.isEmpty {
                "closed"
            } else if slots.contains(where: { $0.state == "open" }) {
                "open"
            } else {
                slots.contains { $0.state == "full" } ? "full" : "past"
            }
    }
}

/// One slot with the numbers that are left.
struct SlotView: Encodable {
    let start, end: String
    let free: Int
    let state: String

    init(_ units: SlotUnits, at now: Moment) {
        let isPast = units.slot.start <= now.timestamp
        (start, end) = (now.at(units.slot.start).rfc3339, now.at(units.slot.end).rfc3339)
        free = isPast ? 0 : units.free
        state = isPast ? "past" : units.free > 0 ? "open" : "full"
    }
}

/// A piece of work.
struct EffortView: Encodable {
    let challenge: String
    let bits: Int
    let until: String

    init(_ challenge: EffortChallenge, _ zone: Moment) {
        (self.challenge, bits) = (challenge.text, challenge.bits)
        until = zone.at(challenge.until).rfc3339
    }
}
