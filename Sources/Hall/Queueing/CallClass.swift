// SPDX-License-Identifier: Apache-2.0
/// The class a ticket was called in, which the runs of a window count.
package enum CallClass: String, Sendable, Codable {
    case green
    /// Booked, inside the slot.
    case booked
    /// Walk-ins, and booked visitors outside the slot.
    case ordinary
}
