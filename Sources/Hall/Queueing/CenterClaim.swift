// SPDX-License-Identifier: Apache-2.0
/// What the center said when an exchange was claimed there before being decided in the hall.
package enum CenterClaim: Sendable, Equatable, Hashable, Codable {
    /// Nobody was asked, or the time limit ran out: decide on the hall's copy and verify at the window.
    case unanswered
    /// The booking is this hall's to exchange.
    case granted
    /// The center knows a reason against it.
    case refused(Booking.Standing)
    /// The center has no such booking.
    case unknown
}
