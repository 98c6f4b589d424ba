// SPDX-License-Identifier: Apache-2.0
package import Terms

/// A conflict that the center has found and that concerns this hall; for staff only, and without a person in it.
package struct CenterCase: Sendable, Equatable, Hashable, Codable {
    /// What is contradictory.
    package enum Kind: String, Sendable, Codable, CaseIterable {
        /// Two halls, cut off from each other, gave a ticket for one booking.
        case exchangedTwice = "exchanged_twice"
        /// A ticket was given for a booking that was cancelled, void, rescheduled or a no-show.
        case exchangedAfterEnd = "exchanged_after_end"
        /// A ticket was given for a booking number that the center does not know.
        case unknownBooking = "unknown_booking"
        /// 失约名单: whoever booked is listed; something to be told at the desk, never a reason to refuse (A13).
        case listedVisit = "listed_visit"
    }

    /// The hall that reported it and the place in its journal: together the case's name.
    package let hall: HallID
    /// The place in that hall's journal.
    package let position: Position
    /// What is contradictory.
    package let kind: Kind
    /// The booking in question.
    package let booking: BookingNumber
    /// The ticket that was given for it.
    package let ticket: TicketID
    /// False once somebody has settled it.
    package let isOpen: Bool

    /// Collects the parts.
    package init(
        hall: HallID,
        position: Position,
        kind: Kind,
        booking: BookingNumber,
        ticket: TicketID,
        isOpen: Bool
    ) {
        (self.hall, self.position, self.kind) = (hall, position, kind)
        (self.booking, self.ticket, self.isOpen) = (booking, ticket, isOpen)
    }

    /// Says whether `other` tells of the same conflict.
    func isSame(as other: CenterCase) -> Bool { hall == other.hall && position == other.position }
}

extension CenterCase: ByteCoded {
    package func write(to writer: inout ByteWriter) {
        hall.write(to: &writer)
        position.write(to: &writer)
        writer.word(kind)
        booking.write(to: &writer)
        ticket.write(to: &writer)
        isOpen.write(to: &writer)
    }

    package init(from reader: inout ByteReader) throws(ByteReader.Malformed) {
        self.init(
            hall: try HallID(from: &reader),
            position: try Position(from: &reader),
            kind: try reader.word(),
            booking: try BookingNumber(from: &reader),
            ticket: try TicketID(from: &reader),
            isOpen: try Bool(from: &reader)
        )
    }
}
