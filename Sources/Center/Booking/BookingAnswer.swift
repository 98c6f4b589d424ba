// SPDX-License-Identifier: Apache-2.0
/// What came of a request.
package enum BookingAnswer: Sendable, Equatable {
    /// Made now.
    case booked(BookingRecord)
    /// Made before by the same intent.
    case again(BookingRecord)
    case refused(BookingRefusal)
}

/// What came of a cancellation.
package enum CancelAnswer: Sendable, Equatable {
    /// In time (R27).
    case inTime(BookingRecord)
    /// The number is freed all the same; the record says that it was late (A4).
    case late(BookingRecord)
    /// It was cancelled before.
    case again(BookingRecord)
    case refused(BookingRefusal)
}
