// SPDX-License-Identifier: Apache-2.0
/// The figures of one group (F8): bookings by the day of the visit, tickets by the day they were issued.
package struct FigureRow: Sendable, Equatable, Codable {
    /// The group: a center, `center/service`, an item, `HH:MM`, a channel, a date; empty for bookings without an item.
    package let key: String
    /// Bookings made.
    package var booked = 0
    /// Cancelled in time, and late (R27).
    package var cancelled = 0, cancelledLate = 0
    /// Given up for another slot (A34), void (R23), missed (R29), missed and waived (A28).
    package var rescheduled = 0, void = 0, noShow = 0, waived = 0
    /// Exchanged for a ticket (R37).
    package var exchanged = 0
    /// Called at all, first called inside the slot (A33), finished, and both called and finished inside it.
    package var called = 0, calledInSlot = 0, finished = 0, finishedInSlot = 0
    /// Numbers that were given a second time, at the least (R40); nil where numbers cannot be told apart by the group.
    package var refilled: Int?
    /// Bookings that came from the wait-list (R41).
    package var fromWaitlist = 0
    /// Tickets without a booking; nil where tickets cannot be told apart by the group.
    package var walkIn: Int?
    /// Tickets of the green channel.
    package var green: Int?
    /// Minutes from the ticket to the first call, and at the window, on average; nil when there was none.
    package var waitMinutes, handlingMinutes: Double?

    /// Begins a group.
    package init(key: String) { self.key = key }

    /// Percent of the called bookings that were first called inside their slot (R38); nil when none was called.
    package var inSlotPercent: Double? { called > 0 ? Double(calledInSlot) * 100 / Double(called) : nil }

    /// Percent of the bookings that came to their slot's day and were missed; nil when there was none.
    package var noShowPercent: Double? {
        let kept = exchanged + noShow
        return kept > 0 ? Double(noShow) * 100 / Double(kept) : nil
    }

    /// The headings of `fields`.
    package static let headings = [
        "key", "booked", "cancelled", "cancelled_late", "rescheduled", "void", "no_show", "waived", "exchanged",
        "called", "called_in_slot", "in_slot_percent", "finished", "finished_in_slot", "refilled", "from_waitlist",
        "walk_in", "green", "wait_minutes", "handling_minutes",
    ]

    /// The row as a CSV file has it.
    package var fields: [String] {
        let counts = [
            booked, cancelled, cancelledLate, rescheduled, void, noShow, waived, exchanged, called, calledInSlot,
        ]
        return [key] + counts.map(String.init) + [Self.text(inSlotPercent)]
            + [String(finished), String(finishedInSlot), refilled.map(String.init) ?? "", String(fromWaitlist)]
            + [walkIn.map(String.init) ?? "", green.map(String.init) ?? ""]
            + [Self.text(waitMinutes), Self.text(handlingMinutes)]
    }

    private static func text(_ number: Double?) -> String {
        guard let number else { return "" }
        return "\((number * 10).rounded() / 10)"
    }
}
