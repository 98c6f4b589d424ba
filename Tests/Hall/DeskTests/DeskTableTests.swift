// SPDX-License-Identifier: Apache-2.0
import Queueing
import Terms
import Testing

@testable import Desk

/// Every stage against every touch and every kind of credential: what leads somewhere, and that nothing else does.
struct DeskTableTests {
    /// The stages in words, as a table can name them.
    enum Place: String, CaseIterable, Sendable {
        case home, bookingEntry, lastFour, cardWanted, secondDocument, choosingBooking, choosingService, nobodyOnDuty
        case checking, waiting, stuck, reprint, refused, fault, ticket
    }

    static let ticket = DeskTicket(number: must(TicketNumber(text: "A001")))
    static let id = TicketID(day: monday, number: ticket.number)
    static let offer = ServiceOffer(
        plan().services[0],
        outlook: Outlook(ahead: 1, minutes: 5...9, windowsOnDuty: 1)
    )
    static let found = FoundBooking(booking: aBooking(), verdict: .ticket(id, again: false))

    /// A session at `place`, a visitor with card 1 before it, past the first moments of the screen.
    static func session(_ place: Place, in house: DeskHouse? = nil) -> DeskSession {
        let house = house ?? DeskHouse(plan: plan(), bookingMethod: "豫事办", telephone: "0372-0000000")
        var session = DeskSession(house: house, at: time("09:30"))
        session.question = 7
        session.stage = stage(place)
        if place != .home, place != .stuck, case .card(let one) = card(1) {
            session.visit = DeskVisit(credential: card(1), card: one)
        }
        return session
    }

    private static func stage(_ place: Place) -> DeskStage {
        switch place {
        case .home: .home
        case .bookingEntry: .bookingEntry(isMistyped: false)
        case .lastFour: .lastFour(booking(1), tries: 0)
        case .cardWanted: .cardWanted(.number(booking(1)))
        case .secondDocument: .secondDocument(aBooking(agent: person(2)), first: person(1))
        case .choosingBooking: .choosingBooking([found])
        case .choosingService: .choosingService([offer], hasNoBooking: false)
        case .nobodyOnDuty: .nobodyOnDuty(offer)
        case .checking: .checking(question: 7, resuming: .home)
        case .waiting: .waiting(DeskStage.Waiting(question: 7, subject: .services(hasNoBooking: false)))
        case .stuck: .stuck(question: 7)
        case .reprint: .reprint(id, ticket, .exchanged)
        case .refused: .refused(.slotPassed)
        case .fault: .fault(.reprint(id), question: 7)
        case .ticket: .ticket(ticket, isReprint: false)
        }
    }

    static func place(_ session: DeskSession) -> Place {
        switch session.stage {
        case .home: .home
        case .bookingEntry: .bookingEntry
        case .lastFour: .lastFour
        case .cardWanted: .cardWanted
        case .secondDocument: .secondDocument
        case .choosingBooking: .choosingBooking
        case .choosingService: .choosingService
        case .nobodyOnDuty: .nobodyOnDuty
        case .checking: .checking
        case .waiting: .waiting
        case .stuck: .stuck
        case .reprint: .reprint
        case .refused: .refused
        case .fault: .fault
        case .ticket: .ticket
        }
    }

    /// Where each touch leads; a touch that is not in the row is ignored.
    static let touches: [Place: [DeskTouch.Name: Place]] = [
        .home: [.haveBooking: .bookingEntry, .walkIn: .waiting, .typeNumber: .lastFour],
        .bookingEntry: [.typeNumber: .lastFour, .walkIn: .waiting, .back: .home],
        .lastFour: [.walkIn: .waiting, .back: .bookingEntry],
        .cardWanted: [.walkIn: .waiting, .back: .home],
        .secondDocument: [.decline: .waiting, .back: .home],
        .choosingBooking: [.chooseBooking: .waiting, .walkIn: .waiting, .back: .home],
        .choosingService: [.choose: .waiting, .haveBooking: .bookingEntry, .back: .home],
        .nobodyOnDuty: [.confirm: .waiting, .decline: .waiting, .back: .waiting],
        .checking: [.walkIn: .waiting, .back: .home],
        .waiting: [:],
        .stuck: [:],
        .reprint: [.confirm: .waiting, .decline: .home, .back: .home],
        .refused: [.walkIn: .waiting, .back: .home],
        .fault: [.confirm: .waiting, .back: .home],
        .ticket: [.back: .home],
    ]

    static let everyTouch: [DeskTouch] = [
        .haveBooking, .walkIn, .choose(realEstate), .chooseBooking(booking(1)), .typeNumber(booking(1)),
        .typeLastFour("1231"), .confirm, .decline, .back, .stay,
    ]

    @Test(arguments: Place.allCases)
    func `each touch leads where the table says, and else nowhere`(_ place: Place) throws {
        let row = try #require(Self.touches[place])
        for touch in Self.everyTouch {
            var session = Self.session(place)
            let before = session
            let effects = session.take(.touched(touch), at: before.moment)
            guard let goal = row[touch.name] else {
                #expect(session == before, "\(place) \(touch.name)")
                #expect(!effects.contains { !$0.isClock }, "\(place) \(touch.name)")
                continue
            }
            #expect(Self.place(session) == goal, "\(place) \(touch.name)")
            #expect(session.screen.content != before.screen.content)
        }
    }

    @Test(arguments: Place.allCases)
    func `a screen offers what leads somewhere, and help and language everywhere`(_ place: Place) throws {
        var expected = try Set(#require(Self.touches[place]).keys).union([.help, .language])
        if place == .lastFour { expected.insert(.typeLastFour) }
        if case .choice = Self.session(place).stage.standing { expected.insert(.stay) }
        #expect(Set(Self.session(place).screen.touches) == expected)
    }

    @Test(arguments: Place.allCases)
    func `help calls staff and the language changes, wherever one is`(_ place: Place) {
        var session = Self.session(place)
        #expect(session.take(.touched(.help), at: session.moment).contains(.callStaff(.help)))
        #expect(Self.place(session) == place)
        _ = session.take(.touched(.language(.english)), at: session.moment)
        #expect(session.screen.language == .english)
    }

    @Test(arguments: Place.allCases)
    func `a number for complaints can be taken wherever nothing is being asked`(_ place: Place) {
        let house = DeskHouse(plan: plan(), bookingMethod: "豫事办", telephone: "0372-0000000", complaints: social)
        var session = Self.session(place, in: house)
        let isAsking = place == .waiting || place == .stuck
        #expect(session.screen.touches.contains(.complain) == !isAsking)
        let effects = session.take(.touched(.complain), at: session.moment)
        let requests: [DeskRequest] = effects.compactMap { effect in
            if case .submit(let request, _) = effect { request } else { nil }
        }
        let isForComplaints = requests.map { request in
            if case .walkIn(social, _) = request { true } else { false }
        }
        #expect(isForComplaints == (isAsking ? [] : [true]))
        var other = Self.session(place)
        #expect(!other.screen.touches.contains(.complain))
        _ = other.take(.touched(.complain), at: other.moment)
        #expect(Self.place(other) == place)
    }

    /// Where another person's card, the same card, and a voucher lead.
    static let credentials: [(Place, other: Place, same: Place, voucher: Place)] = [
        (.home, .waiting, .waiting, .waiting),
        (.bookingEntry, .waiting, .bookingEntry, .waiting),
        (.lastFour, .waiting, .waiting, .waiting),
        (.cardWanted, .waiting, .waiting, .waiting),
        (.secondDocument, .waiting, .waiting, .waiting),
        (.choosingBooking, .waiting, .choosingBooking, .waiting),
        (.choosingService, .waiting, .choosingService, .waiting),
        (.nobodyOnDuty, .waiting, .nobodyOnDuty, .waiting),
        (.checking, .waiting, .checking, .waiting),
        (.waiting, .waiting, .waiting, .waiting),
        (.stuck, .stuck, .stuck, .stuck),
        (.reprint, .waiting, .waiting, .waiting),
        (.refused, .waiting, .refused, .waiting),
        (.fault, .waiting, .waiting, .waiting),
        (.ticket, .waiting, .waiting, .waiting),
    ]

    @Test func `the table of credentials has every stage`() {
        #expect(Self.credentials.map(\.0) == Place.allCases)
    }

    @Test(arguments: credentials)
    func `what is presented leads where the table says`(_ row: (Place, other: Place, same: Place, voucher: Place)) {
        let cases = [(card(5), row.other), (card(1), row.same), (aBooking().voucher, row.voucher)]
        for (credential, goal) in cases {
            var session = Self.session(row.0)
            let effects = session.take(.presented(credential), at: session.moment)
            #expect(Self.place(session) == goal)
            let questions = effects.compactMap(\.question)
            switch row.0 {
            case .waiting, .stuck: #expect(questions.isEmpty)
            default: #expect(questions.count == (goal == .waiting ? 1 : 0))
            }
        }
    }

    @Test(arguments: Place.allCases)
    func `an answer to another question changes nothing`(_ place: Place) {
        let answers: [DeskInput] = [
            .foundBookings([], question: 6), .foundServices([], question: 8), .answered(.done, nil, question: 6),
            .failed(question: 8), .verified(.refused, question: 6), .verified(.unreachable, question: 8),
        ]
        for answer in answers {
            var session = Self.session(place)
            let before = session
            #expect(session.take(answer, at: before.moment).isEmpty)
            #expect(session == before)
        }
    }

    @Test func `an answer that does not fit its question is a fault, not a station that hangs`() {
        for answer in [DeskInput.foundBookings([], question: 7), .answered(.done, nil, question: 7)] {
            var session = Self.session(.waiting)
            let effects = session.take(answer, at: session.moment)
            #expect(Self.place(session) == .refused)
            #expect(effects.contains(.callStaff(.storage)))
        }
    }
}

extension DeskEffect {
    /// True for what only concerns clocks.
    var isClock: Bool {
        switch self {
        case .setAlarm, .cancelAlarm: true
        case .show, .lookUpBookings, .lookUpServices, .checkCredential, .submit, .callStaff: false
        }
    }

    /// The number of the question it opens.
    var question: Int? {
        switch self {
        case .lookUpBookings(_, let question), .lookUpServices(let question), .submit(_, let question): question
        case .show, .checkCredential, .setAlarm, .cancelAlarm, .callStaff: nil
        }
    }
}
