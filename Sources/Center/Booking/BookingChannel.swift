// SPDX-License-Identifier: Apache-2.0
/// How a booking came to the one inventory (R10).
package enum BookingChannel: String, Sendable, CaseIterable, Codable {
    /// The public page.
    case web
    /// Staff, for somebody at the desk.
    case desk
    /// Staff, for somebody on the telephone.
    case phone
    /// A file from another system (R11).
    case imported = "import"
    /// An offer of the wait-list that was claimed (R41).
    case waitlist
}
