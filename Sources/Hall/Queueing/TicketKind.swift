// SPDX-License-Identifier: Apache-2.0
package import Terms

/// How a visitor came to a ticket.
package enum TicketKind: Sendable, Equatable, Hashable, Codable {
    case walkIn
    /// From a booking. `verifyAtWindow`: decided without the center's word.
    case booked(BookingNumber, slot: TimeSlot, verifyAtWindow: Bool, documentsSeen: DocumentsSeen)
    /// By staff; the reason never reaches paper, screen or voice.
    case green(reason: String)
}

/// Which identity documents of a booking were seen at the kiosk (R19).
package struct DocumentsSeen: Sendable, Equatable, Hashable, Codable {
    /// 预约人's document was seen.
    package var principal: Bool
    /// 代理人's document was seen.
    package var agent: Bool

    /// Collects the parts.
    package init(principal: Bool = false, agent: Bool = false) { (self.principal, self.agent) = (principal, agent) }
}
