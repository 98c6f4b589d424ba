// SPDX-License-Identifier: Apache-2.0
package import Terms

/// A booking as the center decides by it.
package struct BookingRecord: Sendable, Equatable {
    /// A hall's right to exchange, asked for before it decided.
    package struct Claim: Sendable, Equatable {
        /// Who asked.
        package let hall: HallID
        /// When; the claim lapses `lifetimeMinutes` later unless the exchange was reported.
        package let at: Timestamp

        /// Minutes for which a claim holds other halls off.
        package static let lifetimeMinutes = 10

        /// Joins hall and time.
        package init(hall: HallID, at: Timestamp) { (self.hall, self.at) = (hall, at) }
    }

    /// The ticket it was exchanged for.
    package struct Exchange: Sendable, Equatable {
        /// Where.
        package let hall: HallID
        /// For which ticket.
        package let ticket: TicketID

        /// Joins hall and ticket.
        package init(hall: HallID, ticket: TicketID) { (self.hall, self.ticket) = (hall, ticket) }
    }

    /// The booking number.
    package let number: BookingNumber
    /// The center it is for.
    package let center: CenterID
    /// The service line.
    package var service: ServiceID
    /// The booked slot.
    package var slot: TimeSlot
    /// 预约人.
    package var principal: PersonMark
    /// 代理人.
    package var agent: PersonMark?
    /// Where it is in its life.
    package var standing: BookingStanding
    /// The latest claim.
    package var claim: Claim?
    /// The exchange a hall reported first.
    package var exchange: Exchange?
    /// The item it is for, when one was chosen.
    package var item: ItemCode?
    /// How it came in.
    package var channel = BookingChannel.imported
    /// When it was made.
    package var madeAt: Timestamp?
    /// Who made it for somebody (R5).
    package var staff: StaffID?
    /// The intent that made it.
    package var intent: IntentKey?
    /// The version of the consent text that was shown (R26); 0 when none was.
    package var terms = 0
    /// How often it has been moved (A34), by whatever number it had.
    package var moves = 0
    /// When it was cancelled, voided, moved or missed.
    package var endedAt: Timestamp?
    /// Whether it holds a number of its slot (R40).
    package var holdsUnit = false

    /// Collects the parts.
    package init(
        number: BookingNumber,
        center: CenterID,
        service: ServiceID,
        slot: TimeSlot,
        principal: PersonMark,
        agent: PersonMark?,
        standing: BookingStanding = .booked,
        claim: Claim? = nil,
        exchange: Exchange? = nil
    ) {
        (self.number, self.center, self.service, self.slot) = (number, center, service, slot)
        (self.principal, self.agent, self.standing) = (principal, agent, standing)
        (self.claim, self.exchange) = (claim, exchange)
    }

    /// What the voucher of this booking says.
    package var claims: VoucherClaims {
        VoucherClaims(
            booking: number,
            center: center,
            service: service,
            slot: slot,
            principalHint: String(principal.tag.text.prefix(16))
        )
    }
}
