// SPDX-License-Identifier: Apache-2.0

/// What the center tells the hall.
package enum CenterChange: Sendable, Equatable, Hashable, Codable {
    /// A booking that is new or has changed; the whole of it, so that applying twice is harmless.
    case booking(Booking)
    /// The notice line shown on boards and idle screens; nil takes it away.
    case notice(String?)
    /// 仅预约办理: the whole of the newest signed document, checked before it came here.
    case mode(BookingOnlyMode)
    /// The center's clock minus the hall's, where they differ by more than is put up with (A27); 0 takes it back.
    case clock(offsetSeconds: Int)
    /// Something that contradicts what the center knows, for people to look into.
    case bookingCase(CenterCase)
}
