// SPDX-License-Identifier: Apache-2.0
import Booking
import Terms

/// A booking as the city's portal knows it, which is where people book.
struct PortalBooking {
    let person: CityPerson
    let agent: CityPerson?
    let service: ServiceID
    var slot: TimeSlot
    /// The hall the visitor means to go to.
    let hall: Int
    /// Given by the center; nil until it has taken the order.
    var number: BookingNumber?
    /// Cancelled, or marked as missed, at the center.
    var ended: BookingStanding?

    func order(for center: CenterID) -> BookingOrder {
        BookingOrder(
            number: number,
            center: center,
            service: service,
            slot: slot,
            principal: person.party,
            agent: agent?.party
        )
    }
}
