// SPDX-License-Identifier: Apache-2.0
/// Where a booking is between being made and its end (requirements.md 5).
package enum BookingStanding: String, Sendable, CaseIterable {
    case booked, exchanged, accepted, done, cancelled, void, rescheduled
    case noShow = "no_show"

    /// True when a visitor can still get, or already has, a ticket for it.
    package var isOpen: Bool {
        switch self {
        case .booked, .exchanged, .accepted, .done: true
        case .cancelled, .void, .rescheduled, .noShow: false
        }
    }
}
