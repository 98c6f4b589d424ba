// SPDX-License-Identifier: Apache-2.0
import Terms

// 换取现场办理号 (R37).
extension Deliberation {
    /// What is known of the booking that somebody wants to exchange.
    private struct Known {
        let number: BookingNumber
        let center: CenterID
        let service: ServiceID
        let slot: TimeSlot
        /// Whom the ticket counts for (A18: agents count by principal).
        var person: PersonTag?
        var documents = DocumentsSeen()
        /// nil when all that is known is the voucher.
        let standing: Booking.Standing?
    }

    /// The proof is judged before anything is told about the booking, a ticket that exists before any reason against
    /// the exchange, and the center's word before the clock's.
    func exchange(
        _ number: BookingNumber,
        _ proof: ExchangeProof,
        _ claim: CenterClaim,
        _ station: StationID?,
        _ token: TicketToken
    ) throws(Refusal) -> Decision {
        try check(station)
        try checkKind(of: proof)
        let (isUnverified, proof) = proof.unwrapped
        let known = try proven(number, proof)
        if let again = try existing(state.today, number) { return again }
        guard known.center == plan.center else { throw .otherCenter(known.center) }
        try check(known.standing ?? .booked, known.slot)
        let verify = try mustVerify(claim, known.slot, vouched: proof.isVoucher) || isUnverified
        guard let line = plan.service(known.service) else { throw .unknownService(known.service) }
        try checkTime(of: known.slot)
        // After a clock that stepped back over midnight, the exchange may lie on what is now the day before.
        if let again = try existing(state.before, number) { return again }
        let kind = TicketKind.booked(
            number,
            slot: known.slot,
            verifyAtWindow: verify,
            documentsSeen: known.documents
        )
        return try issue(kind, line, known.person, station, token)
    }

    /// A32: what counts as enough; asked before the booking is looked up, so that it says nothing about the number.
    private func checkKind(of proof: ExchangeProof) throws(Refusal) {
        switch (plan.rules.exchangeRequirement, proof) {
        // What stands for the card is looked at by the window; the number still takes a second fact.
        case (.codeAndCard, .unverified(.voucher)), (.codeAndCard, .unverified(.lastFour)): break
        case (_, .unverified(let other)): try checkKind(of: other)
        case (.codeAndCard, .voucher(_, card: nil)), (.codeAndCard, .lastFour), (.codeAndCard, .numberOnly),
            (.auto, .numberOnly):
            throw .secondFactNeeded
        case (.auto, _), (.codeOnly, _), (.codeAndCard, _): break
        }
    }

    /// The booking in the hall's copy, or else as the verified voucher tells it; throws when the proof does not fit.
    private func proven(_ number: BookingNumber, _ proof: ExchangeProof) throws(Refusal) -> Known {
        guard let booking = state.booking(number) else { return try vouched(number, proof) }
        var known = Known(
            number: number,
            center: booking.center,
            service: booking.service,
            slot: booking.slot,
            person: booking.principal,
            standing: booking.standing
        )
        switch proof {
        case .voucher(let claims, let card):
            guard claims.booking == number else { throw .bookingNotFound }
            known.documents = try seen([card], of: booking)
        case .documents(let first, let second): known.documents = try seen([first, second], of: booking)
        case .lastFour(let tag):
            // R68: the same answer as for a number that does not exist.
            guard booking.lastFour.contains(tag) else { throw .bookingNotFound }
        case .numberOnly: break
        case .unverified(let other): return try proven(number, other)
        }
        return known
    }

    /// The booking of a voucher that came before its booking did; only the principal's card can be known from it.
    private func vouched(_ number: BookingNumber, _ proof: ExchangeProof) throws(Refusal) -> Known {
        guard case .voucher(let claims, let card) = proof, claims.booking == number else { throw .bookingNotFound }
        if let card, !claims.mayBelong(to: card) { throw .documentMismatch }
        return Known(
            number: number,
            center: claims.center,
            service: claims.service,
            slot: claims.slot,
            person: card,
            documents: DocumentsSeen(principal: card != nil),
            standing: nil
        )
    }

    /// Which of the registered documents were shown; another person's never voids, it refers to the desk (A9).
    private func seen(_ tags: [PersonTag?], of booking: Booking) throws(Refusal) -> DocumentsSeen {
        var seen = DocumentsSeen()
        for case let tag? in tags {
            if tag == booking.principal {
                seen.principal = true
            } else if tag == booking.agent {
                seen.agent = true
            } else {
                throw .documentMismatch
            }
        }
        return seen
    }

    /// The ticket that the booking was exchanged for before, also one that has ended: never a second.
    ///
    /// Only a ticket that was voided as issued by mistake gives the booking free again.
    private func existing(_ book: DayBook, _ number: BookingNumber) throws(Refusal) -> Decision? {
        guard let ticket = book.ticket(forBooking: number) else { return nil }
        switch ticket.state {
        case .voided(.idMismatch): throw .bookingVoid
        case .voided(.issuedByMistake): return nil
        case .waiting, .called, .serving, .onHold, .missed, .done, .abandoned:
            return Decision(events: [], answer: .ticket(ticket.id, again: true))
        }
    }

    /// Whether the window has to verify what the center did not confirm; throws the center's reason against it.
    private func mustVerify(_ claim: CenterClaim, _ slot: TimeSlot, vouched: Bool) throws(Refusal) -> Bool {
        switch claim {
        case .granted: return false
        case .unanswered: return true
        case .refused(let standing):
            try check(standing, slot)
            return true
        case .unknown:
            guard vouched else { throw .bookingNotFound }
            return true
        }
    }

    /// Throws why a booking of this standing cannot be exchanged.
    private func check(_ standing: Booking.Standing, _ slot: TimeSlot) throws(Refusal) {
        switch standing {
        case .booked: break
        // 改约 is a cancellation and a new booking (A34).
        case .cancelled, .rescheduled: throw .bookingCancelled
        case .void: throw .bookingVoid
        // 失约 is recorded when slot and grace are over: the visitor is told that, not a sanction (5.2).
        case .noShow: throw .slotPassed(slot)
        case .exchangedElsewhere: throw .exchangedElsewhere
        }
    }

    /// A6, A7, A27: from the early window before the slot to the grace after it, on the slot's own day.
    private func checkTime(of slot: TimeSlot) throws(Refusal) {
        let day = moment.at(slot.start).day
        guard day == moment.day else { throw .otherDay(day) }
        // A27: what the hall's clock may be off by is the visitor's on both sides.
        let tolerance = Int64(plan.rules.clockToleranceSeconds)
        let from = slot.start.adding(minutes: -plan.rules.earlyWindowMinutes)
        guard from.adding(seconds: -tolerance) <= now else { throw .tooEarly(from: from, slot: slot) }
        let until = slot.end.adding(minutes: plan.rules.lateGraceMinutes)
        guard now <= until.adding(seconds: tolerance) else { throw .slotPassed(slot) }
    }
}

extension ExchangeProof {
    /// The proof itself, and whether something beside it could not be checked.
    fileprivate var unwrapped: (isUnverified: Bool, ExchangeProof) {
        guard case .unverified(let proof) = self else { return (false, self) }
        return (true, proof.unwrapped.1)
    }

    fileprivate var isVoucher: Bool {
        if case .voucher = self { return true }
        return false
    }
}
