// SPDX-License-Identifier: Apache-2.0
import Queueing
import Terms

// What the hall answers.
extension DeskSession {
    /// Says whether `number` is the open question; the answer that a visit no longer waits for frees the station.
    mutating func isOpen(_ number: Int) -> Bool {
        switch stage {
        case .waiting(let waiting): return waiting.question == number
        case .stuck(number):
            enter(.home)
            isHeld = false
            return false
        default: return false
        }
    }

    /// Takes the bookings of a document: one that can be exchanged is exchanged at once, of several one is chosen.
    mutating func takeBookings(_ found: [FoundBooking]) {
        guard case .waiting(let waiting) = stage, case .bookings = waiting.subject else { return takeFailure() }
        let fresh = found.filter(\.isFresh)
        let earlier = found.filter(\.isExchanged)
        if fresh.count == 1 {
            settle(fresh[0])
        } else if !fresh.isEmpty {
            enter(.choosingBooking(fresh + earlier))
        } else if earlier.count == 1 {
            settle(earlier[0])
        } else if !earlier.isEmpty {
            enter(.choosingBooking(earlier))
        } else if let refused = found.compactMap(\.refusal).min(by: { Self.urgency($0) < Self.urgency($1) }) {
            refuse(refused)
        } else {
            ask(.services(hasNoBooking: true))
        }
        takeNext()
    }

    /// Goes on with one booking of a document that was shown.
    mutating func settle(_ found: FoundBooking) {
        guard let tag = visit?.card?.tag else { return enter(.refused(.seeHelpDesk)) }
        if case .ticket(let id, again: true) = found.verdict {
            enter(.reprint(id, found.ticket ?? DeskTicket(number: id.number), .exchanged))
        } else if found.booking.agent != nil {
            enter(.secondDocument(found.booking, first: tag))
        } else {
            exchange(found.booking.number, .documents(tag, nil), greeting(found.booking))
        }
    }

    mutating func takeServices(_ offers: [ServiceOffer]) {
        guard case .waiting(let waiting) = stage, case .services(let hasNoBooking) = waiting.subject
        else { return takeFailure() }
        enter(.choosingService(offers, hasNoBooking: hasNoBooking))
        takeNext()
    }

    /// Takes the hall's decision on a request.
    mutating func takeAnswer(_ answer: HallAnswer, _ ticket: DeskTicket?) {
        guard case .waiting(let waiting) = stage, case .request(let request) = waiting.subject else {
            return takeFailure()
        }
        switch answer {
        case .ticket(let id, let again): take(id, again: again, ticket ?? DeskTicket(number: id.number), request)
        case .refused(let refusal): refused(refusal, request)
        case .called, .done: enter(.refused(.seeHelpDesk))
        }
        takeNext()
    }

    private mutating func take(_ id: TicketID, again: Bool, _ ticket: DeskTicket, _ request: DeskRequest) {
        switch request {
        case .exchange where again: return enter(.reprint(id, ticket, .exchanged))
        case .walkIn where again: return enter(.reprint(id, ticket, .pending))
        case .reprint: enter(.ticket(ticket, isReprint: true))
        case .exchange, .walkIn:
            enter(.ticket(ticket, isReprint: false))
            if let service = ticket.service, ticket.outlook?.windowsOnDuty == 0 {
                effects.append(.callStaff(.nobodyOnDuty(service)))
            }
        }
        if paper == .out || paper == .faulty { effects.append(.callStaff(.printer)) }
    }

    private mutating func refused(_ refusal: Refusal, _ request: DeskRequest) {
        guard case .exchange(let number, .lastFour) = request, refusal == .bookingNotFound else {
            return refuse(refusal)
        }
        if visit == nil { visit = DeskVisit() }
        visit?.tries += 1
        if let tries = visit?.tries, tries < Self.lastFourTries {
            enter(.lastFour(number, tries: tries))
        } else {
            enter(.refused(.notFound))
        }
    }

    private mutating func refuse(_ refusal: Refusal) { enter(.refused(DeskReason(refusal, at: moment))) }

    /// Offers to try again, as the same intent: nothing of a request was stored.
    ///
    /// What could not be looked up is for staff.
    mutating func takeFailure() {
        guard case .waiting(let waiting) = stage else { return }
        if case .request(let request) = waiting.subject {
            enter(.fault(request, question: waiting.question))
        } else {
            enter(.refused(.seeHelpDesk))
        }
        if !waiting.isLate { effects.append(.callStaff(.storage)) }
        takeNext()
    }

    /// Of several reasons the one that leaves most hope: too early, then passed, then the rest.
    private static func urgency(_ refusal: Refusal) -> Int {
        switch refusal {
        case .tooEarly: 0
        case .slotPassed: 1
        default: 2
        }
    }
}

extension FoundBooking {
    fileprivate var refusal: Refusal? {
        guard case .refused(let refusal) = verdict else { return nil }
        return refusal
    }
}
