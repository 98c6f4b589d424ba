// SPDX-License-Identifier: Apache-2.0
/// Where a booking is between being made and its end (requirements.md 5).
package enum BookingStanding: String, Sendable, CaseIterable, Codable {
    case booked, exchanged, accepted, done, cancelled, void, rescheduled, waived
    /// Cancelled after the last moment for it (R27, A4).
    case cancelledLate = "cancelled_late"
    case noShow = "no_show"

    /// True when a visitor can still get, or already has, a ticket for it.
    package var isOpen: Bool {
        switch self {
        case .booked, .exchanged, .accepted, .done: true
        case .cancelled, .cancelledLate, .void, .rescheduled, .noShow, .waived: false
        }
    }

    /// True when its unit of the slot goes back for others to book (R40).
    package var freesUnit: Bool {
        switch self {
        case .cancelled, .cancelledLate, .void, .rescheduled: true
        case .booked, .exchanged, .accepted, .done, .noShow, .waived: false
        }
    }
}
