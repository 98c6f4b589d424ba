// SPDX-License-Identifier: Apache-2.0
import Terms

/// How many bookings can still be exchanged, by service and slot; follows from the bookings and the day's tickets.
///
/// Kept so that a forecast looks at a few slots and not at every booking of the coming days.
struct BookingsToCome: Sendable, Equatable {
    private struct Slot: Sendable, Equatable {
        let time: TimeSlot
        var count: Int
    }

    /// Of each service by start, then end; none is empty.
    private var slots: [ServiceID: [Slot]] = [:]

    init() {}

    /// Counts those of `bookings` that no ticket of `today` was issued for.
    init(_ bookings: some Sequence<Booking>, _ today: DayBook) {
        for booking in bookings { count(booking, 1, today) }
    }

    /// Counts a booking in (1) or out (-1), unless it cannot be exchanged or was.
    mutating func count(_ booking: Booking, _ difference: Int, _ today: DayBook) {
        guard booking.standing == .booked, today.ticket(forBooking: booking.number) == nil else { return }
        let slot = booking.slot
        var ofService = slots[booking.service, default: []]
        let place = ofService.firstIndex { ($0.time.start, $0.time.end) >= (slot.start, slot.end) } ?? ofService.count
        if place < ofService.count, ofService[place].time == slot {
            ofService[place].count += difference
            if ofService[place].count == 0 { ofService.remove(at: place) }
        } else {
            ofService.insert(Slot(time: slot, count: difference), at: place)
        }
        slots[booking.service] = ofService.isEmpty ? nil : ofService
    }

    /// How many of a service are expected to come with priority from `now` until `end`, if all come who booked.
    ///
    /// People come about the start of their slot: spread over its first half, from now on for those who are late.
    func expected(for service: ServiceID, from now: Timestamp, until end: Timestamp) -> Double {
        var sum = 0.0
        for slot in slots[service, default: []] where slot.time.end > now {
            guard slot.time.start < end else { break }
            let middle = (slot.time.start.milliseconds + slot.time.end.milliseconds) / 2
            let from = max(now, slot.time.start).milliseconds
            guard from < middle else { continue }
            let share = Double(min(end.milliseconds, middle) - from) / Double(middle - from)
            sum += Double(slot.count) * share
        }
        return sum
    }
}
