// SPDX-License-Identifier: Apache-2.0
package import Terms

/// Asks the center for the right to exchange a booking before the hall decides it.
package struct ClaimRequest: Sendable, Equatable, Codable {
    /// The booking to be exchanged.
    package let booking: BookingNumber
    /// The hall's intent; the same intent gets the same answer.
    package let intent: IntentKey

    /// Joins booking and intent.
    package init(booking: BookingNumber, intent: IntentKey) { (self.booking, self.intent) = (booking, intent) }
}
