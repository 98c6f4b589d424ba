// SPDX-License-Identifier: Apache-2.0
import FoundationEssentials
import Queueing
import Terms
import Vault

@testable import Desk
@testable import Readers

/// A visit at a station, of people who present, scan and touch anything, in a hall that answers by its real rules.
enum DeskTalk {
    static func check(_ input: [UInt8]) throws(Broken) {
        var visit = Visit()
        var script = ByteScript(input)
        // More steps than any visit has would only make the search slower.
        for _ in 0..<64 where !script.isAtEnd {
            try visit.take(happening(&script, visit))
            if script.flag() { try visit.answer() }
        }
        // Whoever walks away is forgotten, whether or not the hall answers.
        for alarm in [DeskAlarm.hold, .patience, .idle, .hold, .idle] { try visit.take(.rang(alarm)) }
        try hold(visit.session.visit == nil, "somebody who went away is not forgotten")
        try visit.answer()
        for alarm in [DeskAlarm.hold, .idle, .idle] { try visit.take(.rang(alarm)) }
        try hold(visit.session.stage == .home, "a station that is left alone does not come home")
    }

    private static func happening(_ script: inout ByteScript, _ visit: Visit) -> DeskInput {
        switch script.number(below: 10) {
        case 0:
            let card = PresentedCard(
                type: .residentID,
                tag: FuzzHall.tag(script.number(below: 5)),
                maskedName: script.text(),
                isExpired: script.flag()
            )
            return .presented(.card(card))
        case 1:
            let text = ScanText(bytes: script.piece())?.text ?? ""
            let code = PresentedCode(text, vouchers: FuzzKeys.verifier)
            // Of what nothing else is known every second may be an electronic credential.
            guard code.mayBeCredential, text.utf8.count.isMultiple(of: 2) else { return .presented(.code(code)) }
            return .presented(.code(.credential(FuzzKeys.vault.credentialTag(text))))
        case 2: return .presented(.code(PresentedCode(script.oneOf(FuzzKeys.vouchers), vouchers: FuzzKeys.verifier)))
        case 3, 4: return touch(script.piece())
        case 5: return .touched(script.oneOf([.haveBooking, .walkIn, .confirm, .decline, .help, .back]))
        case 6: return .rang(script.oneOf(DeskAlarm.allCases))
        case 7: return .typedLastFour(script.flag() ? FuzzHall.booking(1).lastFour[0] : nil)
        case 8: return unasked(&script, visit)
        default: return .touched(.choose(FuzzHall.plan.services[script.number(below: 2)].id))
        }
    }

    /// The JSON of a touch, as the API hands it on.
    private static func touch(_ body: [UInt8]) -> DeskInput {
        guard let touch = try? JSONDecoder().decode(DeskTouch.self, from: Data(body)) else { return .rang(.hold) }
        if case .typeLastFour = touch { return .typedLastFour(nil) }
        return .touched(touch)
    }

    /// Devices, the line, and answers that nobody waits for.
    private static func unasked(_ script: inout ByteScript, _ visit: Visit) -> DeskInput {
        let other = visit.session.question + 1 + script.number(below: 4)
        switch script.number(below: 7) {
        case 0: return .paper(script.oneOf(DeskPaper.allCases))
        case 1: return .link(isOnline: script.flag())
        case 2: return .announced(script.flag() ? script.text() : nil)
        case 3: return .noticed(script.oneOf([.gone, .cardNotRead, .cardRejected, .codeNotRead]), .reader)
        case 4: return .answered(.done, nil, question: other)
        case 5: return .failed(question: other)
        default: return .foundBookings([], question: other)
        }
    }
}

/// A session with the hall behind it.
private struct Visit {
    var session = DeskSession(
        house: DeskHouse(plan: FuzzHall.plan, bookingMethod: "豫事办", telephone: "0372-0000000"),
        at: FuzzHall.opening
    )
    private var state = FuzzHall.state
    private var open: [DeskEffect] = []
    /// The newest credential that is being checked.
    private var check: Int?
    private static let tags = (0..<10).map { FuzzHall.tag($0).text }

    mutating func take(_ input: DeskInput) throws(Broken) {
        for effect in session.take(input, at: FuzzHall.opening) {
            switch effect {
            case .lookUpBookings, .lookUpServices, .submit: open.append(effect)
            case .checkCredential(_, let question): check = question
            case .show(let screen): try check(screen)
            case .setAlarm, .cancelAlarm, .callStaff: break
            }
        }
        try hold(open.count <= 1, "two questions are open")
        try hold(session.isWaiting == !open.isEmpty, "session and hall disagree on what is open")
        if session.stage == .home { try hold(session.visit == nil, "somebody is left on the home screen") }
    }

    /// Answers what is open, and what that leads to.
    mutating func answer() throws(Broken) {
        while let effect = open.popLast() {
            switch effect {
            case .lookUpBookings(let tag, let question):
                let findings = state.findings(of: tag, at: FuzzHall.kiosk, FuzzHall.plan, FuzzHall.opening)
                guard case .bookings(let found) = findings else { return }
                try take(.foundBookings(found, question: question))
            case .lookUpServices(let question):
                guard case .services(let offers) = state.offers(FuzzHall.plan, FuzzHall.opening) else { return }
                try take(.foundServices(offers, question: question))
            case .submit(let request, let question): try submit(request, question)
            case .show, .checkCredential, .setAlarm, .cancelAlarm, .callStaff: return
            }
        }
        guard let question = check.take() else { return }
        let card = PresentedCard(type: .passport, tag: FuzzHall.tag(question % 5), maskedName: "Z*")
        try take(.verified([.person(card), .refused, .unreachable][question % 3], question: question))
        try answer()
    }

    private mutating func submit(_ request: DeskRequest, _ question: Int) throws(Broken) {
        let command = request.command(at: FuzzHall.kiosk, token: FuzzHall.token(100 + question))
        let answer = FuzzHall.decide(command, in: &state)
        var ticket: DeskTicket?
        if case .ticket(let id, _) = answer { ticket = state.deskTicket(id, FuzzHall.plan, FuzzHall.opening) }
        try take(.answered(answer, ticket, question: question))
    }

    private func check(_ screen: DeskScreen) throws(Broken) {
        let page = DeskPage(station: FuzzHall.kiosk, screen: screen, house: session.house)
        guard let bytes = try? JSONEncoder().encode(page) else { throw Broken(rule: "a screen that is no JSON") }
        let text = String(decoding: bytes, as: UTF8.self)
        try hold(!Self.tags.contains(where: text.contains), "the tag of a person is on a screen")
    }
}
