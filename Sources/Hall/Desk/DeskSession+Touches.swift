// SPDX-License-Identifier: Apache-2.0
import Queueing
import Terms

// Touches; which are possible is said by `possibleTouches` alone.
extension DeskSession {
    /// Takes a touch; one that the screen does not offer only shows that somebody is there.
    mutating func touched(_ touch: DeskTouch) {
        if case .choice = stage.standing { restartClocks() }
        guard possibleTouches.contains(touch.name) else { return }
        switch touch {
        case .help: callHelp()
        case .complain: if let service = house.complaints { takeNumber(service) }
        case .language(let language): choose(language)
        case .haveBooking: enter(.bookingEntry(isMistyped: false))
        case .walkIn: ask(.services(hasNoBooking: false))
        case .typeNumber(let number): take(number)
        case .typeLastFour, .stay: break
        case .choose(let service): choose(service)
        case .chooseBooking(let number): choose(number)
        case .confirm: confirm()
        case .decline: decline()
        case .back: back()
        }
    }

    /// What the present screen offers to touch.
    var possibleTouches: [DeskTouch.Name] {
        var always: [DeskTouch.Name] = [.help, .language]
        if case .choice = stage.standing { always.insert(.stay, at: 0) }
        if house.complaints != nil, !isWaiting { always.append(.complain) }
        return switch stage {
        case .home: [.haveBooking, .walkIn, .typeNumber] + always
        case .bookingEntry: [.typeNumber, .walkIn, .back] + always
        case .lastFour: [.typeLastFour, .walkIn, .back] + always
        case .cardWanted: [.walkIn, .back] + always
        case .secondDocument: [.decline, .back] + always
        case .choosingBooking: [.chooseBooking, .walkIn, .back] + always
        case .choosingService: [.choose, .haveBooking, .back] + always
        case .nobodyOnDuty: [.confirm, .decline, .back] + always
        case .checking: [.walkIn, .back] + always
        case .waiting, .stuck: always
        case .reprint: [.confirm, .decline, .back] + always
        case .refused(.bookingOnly): [.haveBooking, .back] + always
        case .refused: [.walkIn, .back] + always
        case .fault: [.confirm, .back] + always
        case .ticket: [.back] + always
        }
    }

    /// Takes the keyed last four characters of a document.
    mutating func typedLastFour(_ tag: LastFourTag?) {
        guard case .lastFour(let number, _) = stage else { return }
        restartClocks()
        guard let tag else {
            hint = .notFourCharacters
            return
        }
        exchange(number, .lastFour(tag))
    }

    /// Calls staff once for each time that the screen says so.
    private mutating func callHelp() {
        if hint == .staffCalled { return say(.staffCalled) }
        if hint != .callingStaff { effects.append(.callStaff(.help)) }
        say(.callingStaff)
    }

    /// Staff are said to be called when consoles show it, and not before.
    mutating func calledStaff(_ isKept: Bool) {
        guard hint == .callingStaff || hint == .staffNotReached else { return }
        say(isKept ? .staffCalled : .staffNotReached)
    }

    /// Shows a hint; on the home screen it goes by itself.
    mutating func say(_ hint: DeskScreen.Hint) {
        self.hint = hint
        if stage == .home { effects.append(.setAlarm(.idle, after: timing.hint)) }
    }

    private mutating func choose(_ language: DeskLanguage) {
        self.language = language
        // Long enough for somebody who reads the home screen before a choice.
        if stage == .home { effects.append(.setAlarm(.idle, after: timing.choice)) }
    }

    private mutating func choose(_ service: ServiceID) {
        guard case .choosingService(let offers, _) = stage, let offer = offers.first(where: { $0.service == service })
        else { return }
        guard offer.outlook.windowsOnDuty == 0 else { return takeNumber(service) }
        enter(.nobodyOnDuty(offer))
        effects.append(.callStaff(.nobodyOnDuty(service)))
    }

    private mutating func takeNumber(_ service: ServiceID) {
        ask(.request(.walkIn(service, visit?.card?.tag)))
    }

    private mutating func choose(_ number: BookingNumber) {
        guard case .choosingBooking(let found) = stage, let one = found.first(where: { $0.booking.number == number })
        else { return }
        settle(one)
    }

    private mutating func confirm() {
        switch stage {
        case .nobodyOnDuty(let offer): takeNumber(offer.service)
        case .reprint(let id, _, _): ask(.request(.reprint(id)))
        case .fault(let request, let question): retry(request, question: question)
        default: break
        }
    }

    private mutating func decline() {
        switch stage {
        case .secondDocument(let booking, let first):
            exchange(booking.number, .documents(first, nil), greeting(booking))
        case .nobodyOnDuty: ask(.services(hasNoBooking: false))
        default: end()
        }
    }

    private mutating func back() {
        switch stage {
        case .lastFour: enter(.bookingEntry(isMistyped: false))
        case .nobodyOnDuty: ask(.services(hasNoBooking: false))
        // The second tap of a double tap must not take away the number that the first brought.
        case .ticket where isHeld: break
        default: end()
        }
    }
}
