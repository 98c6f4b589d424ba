// SPDX-License-Identifier: Apache-2.0
import Queueing
package import Terms

/// One station's conversation with its visitors: what happens in, what is to be done out; no clock, no I/O.
///
/// One visitor is followed by the next: when a visit ends, by time or because another document is presented on a result,
/// everything personal is gone from the value. At most one question to the hall is open at any time.
package struct DeskSession: Sendable, Equatable {
    let house: DeskHouse
    let timing: DeskTiming

    var stage = DeskStage.home
    var visit: DeskVisit?
    var hint: DeskScreen.Hint?
    var isEndingSoon = false
    /// True for `DeskTiming.hold` after a new screen.
    var isHeld = false
    var language = DeskLanguage.chinese
    /// The number of the newest question.
    var question = 0

    var paper = DeskPaper.ready
    var isOnline = true
    var notice: String?
    var away: Set<DeskDevice> = []

    /// The hall's time, as of the newest input.
    var moment: Moment
    /// What is to be done, collected while an input is taken.
    var effects: [DeskEffect] = []

    /// How often the last four characters may be wrong in one visit.
    package static let lastFourTries = 3

    /// A station where nobody stands.
    package init(house: DeskHouse, timing: DeskTiming = DeskTiming(), at moment: Moment) {
        (self.house, self.timing, self.moment) = (house, timing, moment)
    }

    /// Takes what has happened at `moment`, and returns what is to be done, in order.
    package mutating func take(_ input: DeskInput, at moment: Moment) -> [DeskEffect] {
        self.moment = moment
        let before = screen
        switch input {
        case .presented(let credential): presented(credential)
        case .noticed(let notice, let device): noticed(notice, device)
        case .touched(let touch): touched(touch)
        case .typedLastFour(let tag): typedLastFour(tag)
        case .foundBookings(let found, let number): if isOpen(number) { takeBookings(found) }
        case .foundServices(let offers, let number): if isOpen(number) { takeServices(offers) }
        case .verified(let verdict, let number): takeVerdict(verdict, question: number)
        case .answered(let answer, let ticket, let number): if isOpen(number) { takeAnswer(answer, ticket) }
        case .failed(let number): if isOpen(number) { takeFailure() }
        case .calledStaff(let isKept): calledStaff(isKept)
        case .rang(let alarm): rang(alarm)
        case .paper(let paper): self.paper = paper
        case .link(let isOnline): self.isOnline = isOnline
        case .announced(let notice): self.notice = notice
        }
        let now = screen
        if now != before { effects.append(.show(now)) }
        defer { effects = [] }
        return effects
    }

    /// The booking whose last four characters are asked for.
    package var numberInQuestion: BookingNumber? {
        guard case .lastFour(let number, _) = stage else { return nil }
        return number
    }

    /// True while a question to the hall has no answer.
    package var isWaiting: Bool {
        switch stage {
        case .waiting, .stuck: true
        default: false
        }
    }
}

// Going from stage to stage.
extension DeskSession {
    /// Goes to `stage`, with the clocks that belong to it.
    mutating func enter(_ stage: DeskStage) {
        self.stage = stage
        hint = nil
        isEndingSoon = false
        isHeld = true
        effects.append(.setAlarm(.hold, after: timing.hold))
        restartClocks()
    }

    /// Sets the clocks of the stage anew, as when somebody shows to be there.
    mutating func restartClocks() {
        isEndingSoon = false
        switch stage.standing {
        case .lasting: effects += [.cancelAlarm(.warning), .cancelAlarm(.idle), .cancelAlarm(.patience)]
        case .result:
            effects += [
                .cancelAlarm(.warning), .setAlarm(.idle, after: timing.result), .cancelAlarm(.patience),
            ]
        case .choice:
            effects += [
                .setAlarm(.warning, after: timing.warning), .setAlarm(.idle, after: timing.choice),
                .cancelAlarm(.patience),
            ]
        case .busy:
            effects += [
                .cancelAlarm(.warning), .setAlarm(.idle, after: timing.choice),
                .setAlarm(.patience, after: timing.patience),
            ]
        }
    }

    /// Ends the visit: nothing of the visitor is left.
    mutating func end() {
        visit = nil
        language = .chinese
        if case .waiting(let waiting) = stage {
            // The answer is still to come; until then nothing else may be asked.
            enter(.stuck(question: waiting.question))
        } else {
            enter(.home)
            isHeld = false
            effects.append(.cancelAlarm(.hold))
        }
    }

    /// Asks the hall; the answer comes back with the same number.
    mutating func ask(_ subject: DeskStage.Subject, greeting: DeskScreen.Greeting? = nil) {
        question += 1
        enter(.waiting(DeskStage.Waiting(question: question, subject: subject, greeting: greeting)))
        switch subject {
        case .bookings(let tag): effects.append(.lookUpBookings(tag, question: question))
        case .services: effects.append(.lookUpServices(question: question))
        case .request(let request): effects.append(.submit(request, question: question))
        }
    }

    /// Asks again with the same number, so that the intent keeps its key.
    mutating func retry(_ request: DeskRequest, question: Int) {
        enter(.waiting(DeskStage.Waiting(question: question, subject: .request(request))))
        effects.append(.submit(request, question: question))
    }
}
