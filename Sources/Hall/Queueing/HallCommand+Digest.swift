// SPDX-License-Identifier: Apache-2.0
import Terms

extension HallCommand {
    /// The digest of what is asked, for an `Intent`: FNV-1a 64 of a canonical text, the same in every release.
    ///
    /// Without tokens and the center's word on a claim: a retry is the same request although those may differ.
    package var digest: UInt64 {
        var text = CanonicalText()
        add(to: &text)
        return text.digest
    }

    private func add(to text: inout CanonicalText) {
        switch self {
        case .issueWalkIn(let service, let person, let station, _):
            text.add("issueWalkIn", service.text, person?.text, station?.text)
        case .exchange(let booking, let proof, _, let station, _):
            text.add("exchange", booking.text, station?.text)
            proof.add(to: &text)
        case .issueGreen(let service, let reason, let station, _):
            text.add("issueGreen", service.text, reason, station?.text)
        case .reprint(let ticket, let station): text.add("reprint", ticket.text, station.text)
        case .callNext(let window, let settling): text.add("callNext", window.text, settling?.rawValue)
        case .callTicket(let window, let ticket, let settling):
            text.add("callTicket", window.text, ticket.text, settling?.rawValue)
        case .step(let window, let step): text.add("step", window.text, step.rawValue)
        case .finish(let window, let outcome): text.add("finish", window.text, outcome.rawValue)
        case .verify(let window, let verification):
            text.add("verify", window.text)
            verification.add(to: &text)
        case .signIn(let window): text.add("signIn", window.text)
        case .signOut(let window): text.add("signOut", window.text)
        case .resume(let window, let ticket): text.add("resume", window.text, ticket.text)
        case .transfer(let window, .service(let service)):
            text.add("transfer", window.text, "service", service.text)
        case .transfer(let window, .window(let target)): text.add("transfer", window.text, "window", target.text)
        case .requeue(let ticket): text.add("requeue", ticket.text)
        case .abandon(let ticket): text.add("abandon", ticket.text)
        case .void(let ticket, let reason): text.add("void", ticket.text, reason.rawValue)
        case .rate, .raiseAlert, .acknowledgeAlert, .closeAlert, .openComplaint, .moveComplaint: addCase(to: &text)
        case .closeDay: text.add("closeDay")
        case .reportSlip(let ticket, let copy, let outcome):
            text.add("reportSlip", ticket.text, String(copy), outcome.rawValue)
        case .takeCenterChanges(let changes, let from, let through):
            text.add("takeCenterChanges", String(from), String(through))
            for change in changes { change.add(to: &text) }
        case .openDay: text.add("openDay")
        }
    }
}

// What is not about tickets on their way.
extension HallCommand {
    private func addCase(to text: inout CanonicalText) {
        switch self {
        case .rate(let ticket, let rating): text.add("rate", ticket.text, String(rating.rawValue))
        case .raiseAlert(let kind, let station): text.add("raiseAlert", kind.rawValue, station?.text)
        case .acknowledgeAlert(let alert): text.add("acknowledgeAlert", alert.description)
        case .closeAlert(let alert): text.add("closeAlert", alert.description)
        case .openComplaint(let subject, let ticket, let hotline):
            text.add("openComplaint", subject.rawValue, ticket?.text, hotline?.text)
        case .moveComplaint(let complaint, let stage):
            text.add("moveComplaint", complaint.description, stage.rawValue)
        default: break
        }
    }
}

extension Verification {
    fileprivate func add(to text: inout CanonicalText) {
        text.add(result.rawValue)
        for part in Part.allCases { text.add(has(part) ? part.rawValue : nil) }
    }
}

extension CanonicalText {
    fileprivate mutating func add(_ fields: String?...) {
        for field in fields { add(field) }
    }

    fileprivate mutating func add(_ slot: TimeSlot) {
        add(slot.start.milliseconds)
        add(slot.end.milliseconds)
    }
}

extension ExchangeProof {
    fileprivate func add(to text: inout CanonicalText) {
        switch self {
        case .voucher(let claims, let card):
            text.add("voucher", claims.booking.text, claims.center.text, claims.service.text)
            text.add(claims.slot)
            text.add(claims.principalHint, card?.text)
        case .documents(let first, let second): text.add("documents", first.text, second?.text)
        case .lastFour(let tag): text.add("lastFour", tag.text)
        case .numberOnly: text.add("numberOnly")
        case .unverified(let proof):
            text.add("unverified")
            proof.add(to: &text)
        }
    }
}

extension CenterChange {
    fileprivate func add(to text: inout CanonicalText) {
        switch self {
        case .notice(let notice): text.add("notice", notice)
        case .booking(let booking):
            text.add("booking", booking.number.text, booking.center.text, booking.service.text)
            text.add(booking.slot)
            text.add(booking.principal.text, booking.agent?.text, booking.maskedName, booking.standing.rawValue)
            text.add(booking.lastFour.count)
            for tag in booking.lastFour { text.add(tag.text) }
        case .mode(let mode):
            text.add("mode", String(mode.version))
            text.add(mode.periods.count)
            for period in mode.periods {
                text.add(period.notice, period.text, String(period.published.milliseconds))
                text.add(period.start.milliseconds)
                text.add(period.end.milliseconds)
            }
        case .clock(let seconds): text.add("clock", String(seconds))
        case .bookingCase(let found):
            text.add("bookingCase", found.hall.text, found.position.description, found.kind.rawValue)
            text.add(found.booking.text, found.ticket.text, found.isOpen ? "open" : "closed")
        }
    }
}
