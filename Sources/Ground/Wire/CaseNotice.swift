// SPDX-License-Identifier: Apache-2.0
package import Terms

/// A conflict that the center has found and tells the halls that it concerns; without a person in it.
package struct CaseNotice: Sendable, Equatable, Codable {
    /// What is contradictory.
    package enum Kind: String, Sendable, Codable, CaseIterable {
        case exchangedTwice = "exchanged_twice"
        case exchangedAfterEnd = "exchanged_after_end"
        case unknownBooking = "unknown_booking"
        case listedVisit = "listed_visit"
    }

    /// The hall that reported it.
    package let hall: HallID
    /// The place in that hall's journal; with the hall the case's name.
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
}
