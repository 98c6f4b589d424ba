// SPDX-License-Identifier: Apache-2.0
import Queueing
import Terms
import Vault

// Cards and codes.
extension DeskSession {
    /// Takes what was presented; what it means depends on what was asked.
    mutating func presented(_ credential: DeskCredential) {
        let isSame = visit.map { $0.credential == credential || $0.code == credential } ?? false
        switch (stage, credential) {
        case (.waiting, _):
            if isSame { break }
            if visit == nil { visit = DeskVisit() }
            visit?.next = credential
            hint = .oneMoment
        case (.stuck, _): hint = .oneMoment
        case (.checking(_, let resumed), _):
            if isSame { break }
            // The verdict on the other comes too late then.
            enter(resumed)
            isHeld = false
            presented(credential)
        case (.lastFour, .code(.credential(let tag))), (.cardWanted, .code(.credential(let tag))),
            (.secondDocument, .code(.credential(let tag))):
            check(tag)
        case (.lastFour(let number, _), .card(let card)):
            note(credential)
            exchange(number, .documents(card.tag, nil))
        case (.cardWanted(let code), .card(let card)):
            note(credential)
            switch code {
            case .voucher(let claims): exchange(claims.booking, .voucher(claims, card: card.tag), greeting(claims))
            case .number(let number): exchange(number, .documents(card.tag, nil))
            }
        case (.secondDocument(let booking, let first), .card(let card)):
            // The same document again is how somebody without a touch screen says that there is no other.
            if card.tag == first {
                if !isHeld { exchange(booking.number, .documents(first, nil), greeting(booking)) }
            } else {
                note(credential)
                exchange(booking.number, .documents(first, card.tag), greeting(booking))
            }
        case (.reprint(let id, _, _), _) where isSame:
            if !isHeld { ask(.request(.reprint(id))) }
        case (.fault(let request, let question), _) where isSame:
            if !isHeld { retry(request, question: question) }
        case (.ticket, _):
            if isSame, isHeld { break }
            begin(credential, keepingLanguage: false)
        default:
            if !isSame { begin(credential, keepingLanguage: true) }
        }
    }

    /// Begins a visit with a document or code.
    private mutating func begin(_ credential: DeskCredential, keepingLanguage: Bool) {
        if !keepingLanguage { language = .chinese }
        visit = DeskVisit()
        note(credential)
        switch credential {
        case .card(let card): ask(.bookings(card.tag))
        case .code(.voucher(let claims)):
            if house.requirement == .codeAndCard {
                enter(.cardWanted(.voucher(claims)))
            } else {
                exchange(claims.booking, .voucher(claims, card: nil), greeting(claims))
            }
        case .code(.untrusted(let problem)):
            switch problem {
            case .forged, .malformed: enter(.refused(.voucherNotValid))
            case .unknownKey, .unknownAlgorithm: enter(.refused(.voucherNotKnown))
            }
        case .code(.bookingNumber(let number)): take(number)
        case .code(.credential(let tag)):
            stage = .home
            check(tag)
        case .code(.opaque): enter(.refused(.codeNotKnown))
        }
    }

    /// Takes a typed or scanned booking number: what else is needed depends on the rules (A32).
    mutating func take(_ number: BookingNumber) {
        guard number.isPlausible else { return enter(.bookingEntry(isMistyped: true)) }
        switch house.requirement {
        case .auto: enter(.lastFour(number, tries: 0))
        case .codeOnly: exchange(number, .numberOnly)
        case .codeAndCard: enter(.cardWanted(.number(number)))
        }
    }

    /// Asks for the exchange.
    mutating func exchange(
        _ number: BookingNumber,
        _ proof: ExchangeProof,
        _ greeting: DeskScreen.Greeting? = nil
    ) {
        let isUnverified = visit?.isUnverified == true && !proof.holdsDocument
        ask(.request(.exchange(number, isUnverified ? .unverified(proof) : proof)), greeting: greeting)
    }

    /// Remembers what was presented, to know it again; the first card is the visitor's.
    private mutating func note(_ credential: DeskCredential) {
        if visit == nil { visit = DeskVisit() }
        visit?.credential = credential
        guard case .card(let card) = credential else { return }
        visit?.hasShownCard = true
        if visit?.card == nil { visit?.card = card }
    }

    /// Takes a document that came while the hall was being asked, once the answer is there.
    ///
    /// Where a document is asked for, it is meant; after a result it is the next visitor's, who waits until the result
    /// was seen; beside any other screen it is forgotten.
    mutating func takeNext() {
        guard let next = visit?.next else { return }
        switch stage {
        case .lastFour, .cardWanted, .secondDocument:
            visit?.next = nil
            presented(next)
        case .ticket, .waiting: break
        default: visit?.next = nil
        }
    }
}

// Words for a booking.
extension DeskSession {
    /// The name is masked once more, so that a full one cannot get onto a screen.
    func greeting(_ booking: Booking) -> DeskScreen.Greeting {
        greeting(Masked.name(booking.maskedName), booking.slot, booking.service)
    }

    func greeting(_ claims: VoucherClaims) -> DeskScreen.Greeting { greeting(nil, claims.slot, claims.service) }

    private func greeting(_ name: String?, _ slot: TimeSlot, _ service: ServiceID) -> DeskScreen.Greeting {
        let (start, end) = (moment.at(slot.start), moment.at(slot.end))
        return DeskScreen.Greeting(
            maskedName: name,
            slot: start.clockText + "–" + end.clockText,
            service: house.services[service]?.name ?? service.text,
            englishService: house.services[service]?.englishName ?? service.text
        )
    }
}
