// SPDX-License-Identifier: Apache-2.0
package import Terms

/// Why a booking is not made, moved or cancelled: for whoever asked to read, never a fault of the machine.
package enum BookingRefusal: Error, Sendable, Equatable {
    /// The last number has gone; these are the next that are free (R4).
    case slotFull(next: [SlotOffer])
    /// The center has no such slot for this service.
    case noSuchSlot
    /// The slot has begun or is over.
    case slotBegun
    /// The day is not open for booking yet.
    case beyondHorizon(days: Int)
    /// A25: the principal has as many active bookings as anybody may have.
    case tooManyActive(limit: Int)
    /// A25: the principal has booked this item, or this service, for that day.
    case sameItemSameDay(limit: Int)
    /// A25: the agent books for as many principals that day as anybody may.
    case agentLimit(limit: Int)
    /// A13: booking online is suspended; walking in is not.
    case suspended(until: Timestamp)
    /// A15: the day's cap of the booking-only mode is reached.
    case dayFull
    /// The intent was used for something else.
    case intentReused
    /// There is no such booking.
    case noSuchBooking
    /// The booking has been exchanged or has ended.
    case ended(BookingStanding)
    /// A34: it was moved as often as a booking may be.
    case tooManyMoves(limit: Int)
    /// R27, A34: the last moment for it has passed.
    case tooLate(deadline: Timestamp)
}
