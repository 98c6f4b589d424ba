// SPDX-License-Identifier: Apache-2.0
package import Booking
package import Terms

/// A booking that staff made for somebody, as the daily report has it (R5).
package struct StaffBooking: Sendable, Equatable {
    /// The booking number.
    package let number: BookingNumber
    /// Who made it.
    package let staff: StaffID
    /// At the desk or on the telephone.
    package let channel: BookingChannel
    /// For which center.
    package let center: CenterID
    /// For which service.
    package let service: ServiceID
    /// When it was made.
    package let madeAt: Timestamp
    /// What became of it.
    package let standing: BookingStanding
    /// Why staff made it.
    package let reason: String
}
