// SPDX-License-Identifier: Apache-2.0

/// The answer to a claim of an offer.
package enum WaitlistClaim: Sendable, Equatable {
    /// The number is the person's: an ordinary booking of the channel `waitlist`.
    case booked(BookingRecord)
    /// This place has led to that booking before.
    case again(BookingRecord)
    /// There is no offer, its time has run out, or the person is suspended.
    case refused(WaitlistRefusal)
    /// The rules of bookings forbid it; the number went on to the next place.
    case passed(BookingRefusal)
}
