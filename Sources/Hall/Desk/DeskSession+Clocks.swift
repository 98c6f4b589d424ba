// SPDX-License-Identifier: Apache-2.0
import Queueing

// Time, devices, and what is shown.
extension DeskSession {
    mutating func rang(_ alarm: DeskAlarm) {
        switch (alarm, stage.standing) {
        case (.hold, _): takeHold()
        case (.warning, .choice): isEndingSoon = true
        case (.idle, .lasting):
            hint = nil
            language = .chinese
        case (.idle, _): end()
        case (.patience, .busy): loseHope()
        case (.warning, _), (.patience, _): break
        }
    }

    private mutating func takeHold() {
        isHeld = false
        guard case .ticket = stage, let next = visit?.next else { return }
        visit?.next = nil
        presented(next)
    }

    /// The hall does not answer: the visitor is told, staff are called, the answer is still waited for.
    private mutating func loseHope() {
        guard case .waiting(var waiting) = stage, !waiting.isLate else { return }
        waiting.isLate = true
        stage = .waiting(waiting)
        effects.append(.callStaff(.storage))
    }

    mutating func noticed(_ notice: ReaderNotice, _ device: DeskDevice) {
        switch notice {
        case .ready: away.remove(device)
        case .gone, .deviceFault: away.insert(device)
        // A passport is read by an OCR reader or held before the scanner, and has no place on a card reader.
        case .cardNotRead: say(device == .reader ? .placeCardAgain : .placeDocumentAgain)
        case .cardRejected: say(device == .reader ? .cardNotUsable : .documentNotUsable)
        case .codeNotRead: say(.scanAgain)
        }
    }

    /// What is to be shown now.
    package var screen: DeskScreen {
        DeskScreen(
            content: content,
            hint: hint,
            notes: notes,
            isEndingSoon: isEndingSoon,
            language: language,
            paper: paper,
            touches: possibleTouches
        )
    }

    private var content: DeskScreen.Content {
        switch stage {
        case .home: .home(notice: notice)
        case .bookingEntry(let isMistyped): .bookingEntry(isMistyped: isMistyped)
        case .lastFour(_, let tries): .lastFour(isAgain: tries > 0)
        case .cardWanted: .cardWanted
        case .secondDocument(let booking, _): .secondDocument(greeting: greeting(booking))
        case .choosingBooking(let found):
            .chooseBooking(
                found.map {
                    .init(booking: $0.booking.number, greeting: greeting($0.booking), number: $0.ticket?.number)
                }
            )
        case .choosingService(let offers, let hasNoBooking): .chooseService(offers, hasNoBooking: hasNoBooking)
        case .nobodyOnDuty(let offer): .nobodyOnDuty(offer)
        case .checking: .checking(name: house.credentialName)
        case .waiting(let waiting): waiting.isLate ? .fault(canRetry: false) : .working(greeting: waiting.greeting)
        case .stuck: .fault(canRetry: false)
        case .reprint(_, let ticket, let earlier): .reprint(ticket, earlier)
        case .refused(let reason): .refused(reason)
        case .fault: .fault(canRetry: true)
        case .ticket(let ticket, let isReprint): .ticket(ticket, isReprint: isReprint)
        }
    }

    private var notes: [DeskScreen.Note] {
        var notes: [DeskScreen.Note] = []
        if visit?.hasShownCard == true { notes.append(.takeCardBack) }
        if visit?.card?.isExpired == true { notes.append(.documentExpired) }
        if !isOnline, stage == .home { notes.append(.offline) }
        if away.contains(.reader) { notes.append(.readerAway) }
        if away.contains(.scanner) { notes.append(.scannerAway) }
        if away.contains(.documents) { notes.append(.documentsAway) }
        return notes
    }
}
