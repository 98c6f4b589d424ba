// SPDX-License-Identifier: Apache-2.0
package import Terms

/// One ticket of the day (现场办理号).
package struct Ticket: Sendable, Equatable, Codable {
    /// Day and number.
    package let id: TicketID
    /// What the slip's QR code says.
    package let token: TicketToken
    /// How the visitor came to it.
    package let kind: TicketKind
    /// Keyed hash of the visitor, if known.
    package let person: PersonTag?
    /// Never rewritten, whatever priority is expressed elsewhere.
    package let issuedAt: Timestamp
    /// The line it waits in; changes by transfer.
    package var service: ServiceID
    /// Set by a transfer to one window: only that window calls it.
    package var reservedFor: WindowID?
    /// Where it is between issue and end.
    package var state: TicketState
    /// Its place in the order of its class.
    package var rank: QueueRank
    /// nil when no printer was asked.
    package var slip: SlipState?
    /// How often it was missed.
    package var misses: Int
    /// When it was first called (A33).
    package var firstCall: Timestamp?
    /// What the visitor was told to expect when it was issued.
    package let announced: Outlook?
    /// The newest finding of a clerk (R22).
    package var verification: Verification?
    /// The window that finished it.
    package var finishedAt: WindowID?
    /// 好差评.
    package var rating: Rating?

    /// A new waiting ticket.
    package init(
        id: TicketID,
        token: TicketToken,
        kind: TicketKind,
        person: PersonTag?,
        issuedAt: Timestamp,
        service: ServiceID,
        rank: QueueRank,
        slip: SlipState?,
        announced: Outlook? = nil
    ) {
        (self.id, self.token, self.kind, self.person) = (id, token, kind, person)
        (self.issuedAt, self.service, self.rank, self.slip) = (issuedAt, service, rank, slip)
        self.announced = announced
        state = .waiting
        misses = 0
    }

    /// The booking it was exchanged for.
    package var booking: BookingNumber? {
        guard case .booked(let number, _, _, _) = kind else { return nil }
        return number
    }
}
