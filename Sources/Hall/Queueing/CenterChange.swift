// SPDX-License-Identifier: Apache-2.0
/// One change that the center sends down its feed to a hall.
package enum CenterChange: Sendable, Equatable, Hashable, Codable {
    /// A booking that is new or has changed; the whole of it, so that applying twice is harmless.
    case booking(Booking)
    /// The notice line shown on boards and idle screens; nil takes it away.
    case notice(String?)
}
