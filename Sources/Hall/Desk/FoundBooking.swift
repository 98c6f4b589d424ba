// SPDX-License-Identifier: Apache-2.0
package import Queueing

/// A booking of today that a document's tag leads to, with what the hall would answer to its exchange now.
package struct FoundBooking: Sendable, Equatable {
    /// The booking as the center synced it.
    package let booking: Booking
    /// What the exchange would be answered, on the hall's own copy.
    package let verdict: HallAnswer
    /// The ticket that the verdict speaks of, when there is one already.
    package let ticket: DeskTicket?

    /// Joins the parts.
    package init(booking: Booking, verdict: HallAnswer, ticket: DeskTicket? = nil) {
        (self.booking, self.verdict, self.ticket) = (booking, verdict, ticket)
    }

    /// True when an exchange would give a new number.
    var isFresh: Bool {
        if case .ticket(_, again: false) = verdict { true } else { false }
    }

    /// True when the number was given before.
    var isExchanged: Bool {
        if case .ticket(_, again: true) = verdict { true } else { false }
    }
}
