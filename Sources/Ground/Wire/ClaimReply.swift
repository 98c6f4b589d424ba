// SPDX-License-Identifier: Apache-2.0
/// The center's word on a claim.
package enum ClaimReply: Sendable, Equatable, Codable {
    /// The booking is the asking hall's to exchange.
    case granted
    /// The center knows a reason against it.
    case refused(BookingNotice.Standing)
    /// The center has no such booking.
    case unknown
}
