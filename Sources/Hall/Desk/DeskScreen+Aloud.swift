// SPDX-License-Identifier: Apache-2.0

extension DeskScreen {
    /// The screen as it may be said aloud: others hear it too, so that no name is in it, masked or not.
    var aloud: DeskScreen {
        var screen = self
        switch content {
        case .secondDocument(let greeting): screen.content = .secondDocument(greeting: greeting.nameless)
        case .working(let greeting): screen.content = .working(greeting: greeting?.nameless)
        case .chooseBooking(let choices):
            screen.content = .chooseBooking(
                choices.map { BookedChoice(booking: $0.booking, greeting: $0.greeting.nameless, number: $0.number) }
            )
        case .home, .checking, .bookingEntry, .lastFour, .cardWanted, .chooseService, .nobodyOnDuty, .reprint, .refused,
            .fault,
            .ticket:
            break
        }
        return screen
    }
}

extension DeskScreen.Greeting {
    fileprivate var nameless: DeskScreen.Greeting {
        DeskScreen.Greeting(maskedName: nil, slot: slot, service: service, englishService: englishService)
    }
}

extension Station {
    /// The words of the screen for those who do not see it, in order, without names.
    package var spokenLines: [DeskText] { DeskMessages.spokenLines(of: screen, house) }
}

extension DeskMessages {
    /// What the hall tells everybody is not repeated on each screen: a visitor who listens waits for the question.
    static func spokenLines(of screen: DeskScreen, _ house: DeskHouse) -> [DeskText] {
        lines(of: screen.aloud, house).filter { $0.part != .standing }
    }
}
