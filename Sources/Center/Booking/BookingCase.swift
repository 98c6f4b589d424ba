// SPDX-License-Identifier: Apache-2.0
package import Terms

/// Something that happened in a hall and contradicts what the center knows: for people to look into.
package struct BookingCase: Sendable, Equatable {
    /// What is contradictory.
    package enum Kind: String, Sendable, CaseIterable {
        /// Two halls, cut off from each other, gave a ticket for one booking.
        case exchangedTwice = "exchanged_twice"
        /// A ticket was given for a booking that was cancelled, void, rescheduled or a no-show.
        case exchangedAfterEnd = "exchanged_after_end"
        /// A ticket was given for a booking number that is not known here.
        case unknownBooking = "unknown_booking"
        /// 失约名单: whoever booked is listed; to be told at the desk, never a reason to refuse (A13).
        case listedVisit = "listed_visit"
    }

    /// What is contradictory.
    package let kind: Kind
    /// The booking in question.
    package let booking: BookingNumber
    /// The hall that reported it.
    package let hall: HallID
    /// The ticket it gave.
    package let ticket: TicketID

    /// Collects the parts.
    package init(kind: Kind, booking: BookingNumber, hall: HallID, ticket: TicketID) {
        (self.kind, self.booking, self.hall, self.ticket) = (kind, booking, hall, ticket)
    }
}
