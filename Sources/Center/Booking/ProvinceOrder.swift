// SPDX-License-Identifier: Apache-2.0
package import Terms

/// A booking as the province is asked for its code: nothing of the person is in it (R63).
package struct ProvinceOrder: Sendable, Equatable {
    /// The booking number, by which the province knows the booking again.
    package let number: BookingNumber
    /// The center it is for.
    package let center: CenterID
    /// The service line.
    package let service: ServiceID
    /// The booked slot.
    package let slot: TimeSlot

    /// Collects the parts.
    package init(number: BookingNumber, center: CenterID, service: ServiceID, slot: TimeSlot) {
        (self.number, self.center, self.service, self.slot) = (number, center, service, slot)
    }
}
