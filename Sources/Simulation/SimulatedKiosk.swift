// SPDX-License-Identifier: Apache-2.0
import Desk
import Journal
import Ports
import Queueing
import Simulators
import Terms
import Vault

/// One station: the product's session, with a visitor before it and the hall behind it.
final class SimulatedKiosk {
    private unowned let hall: SimulatedHall
    let station: StationID
    private let stage: Stage
    private let house: DeskHouse
    private var session: DeskSession
    /// The newest clock of each kind; an older one rings in vain.
    private var alarms: [DeskAlarm: Int] = [:]
    private var lastAlarm = 0
    /// Counts the screens: a visitor reacts to the newest only.
    private var screens = 0
    private var intent: (question: Int, key: IntentKey)?
    private var visitor: KioskVisitor?
    private var queue: [KioskVisitor] = []
    private var random: SeededRandom
    private var dice: FaultDice
    private var isReaderAway = false

    /// So many stand in line; whoever comes later goes to the next kiosk, or away.
    private static let queueLimit = 8
    private static let thinking = 800...6000

    init(_ hall: SimulatedHall, _ station: StationID) {
        (self.hall, self.station, stage) = (hall, station, hall.stage)
        house = DeskHouse(plan: hall.plan, bookingMethod: "", telephone: "")
        session = DeskSession(house: house, at: hall.moment)
        random = SeededRandom(stage.scenario.seed, "\(station) of \(hall.plan.hall)")
        dice = FaultDice(stage.scenario, "\(station) of \(hall.plan.hall)", stage.tally)
    }

    /// The hall's machine has started.
    func start() {
        session = DeskSession(house: house, at: hall.moment)
        (alarms, intent, isReaderAway) = ([:], nil, false)
        screens += 1
        if visitor != nil { react() } else { welcome() }
    }

    /// The screen is black: whoever stood there goes, whoever waits behind stays.
    func stop() {
        visitor = nil
        screens += 1
    }

    /// Somebody comes; false when too many stand here.
    func come(_ visitor: KioskVisitor) -> Bool {
        guard queue.count < Self.queueLimit else { return false }
        queue.append(visitor)
        if self.visitor == nil, hall.isUp { welcome() }
        return true
    }

    /// The printer's health has changed.
    func paperChanged(_ paper: DeskPaper) throws(Violation) { try take(.paper(paper)) }

    private func welcome() {
        guard visitor == nil, !queue.isEmpty else { return }
        visitor = queue.removeFirst()
        screens += 1
        react()
    }

    /// The visitor looks at the newest screen for a moment.
    private func react() {
        let seen = screens
        hall.later(Int64(random.within(Self.thinking)), "a visitor does something") { [self] () throws(Violation) in
            guard seen == screens, var visitor else { return }
            let reaction = visitor.react(to: session.screen, &random)
            self.visitor = visitor
            switch reaction {
            case .wait: react()
            case .leave:
                self.visitor = nil
                welcome()
            case .input(let input):
                try present(input)
                // A touch that changes nothing is followed by another.
                if seen == screens { react() }
            }
        }
    }

    /// A card may not be read, or the reader be away.
    private func present(_ input: DeskInput) throws(Violation) {
        guard case .presented(.card) = input else { return try take(input) }
        if dice.strikes(.reader) {
            isReaderAway.toggle()
            try take(.noticed(isReaderAway ? .gone : .ready(model: "simulated"), .reader))
            hall.later(Int64(dice.amount(.reader, 1000...600_000)), "a reader is back") { [self] () throws(Violation) in
                isReaderAway = false
                try take(.noticed(.ready(model: "simulated"), .reader))
            }
        }
        guard !isReaderAway else { return }
        if dice.strikes(.reader) { return try take(.noticed(.cardNotRead, .reader)) }
        try take(input)
        // A document that lies on the reader is read again.
        if random.percent(20) { try take(input) }
    }
}

// MARK: - The session's wishes

extension SimulatedKiosk {
    private func take(_ input: DeskInput) throws(Violation) {
        for effect in session.take(input, at: hall.moment) { try perform(effect) }
    }

    private func perform(_ effect: DeskEffect) throws(Violation) {
        switch effect {
        case .show(let screen): try show(screen)
        case .callStaff: break
        case .lookUpBookings(let tag, let question):
            soon { [self] () throws(Violation) in
                let state = hall.live.state
                let findings = state.findings(of: tag, at: station, hall.plan, hall.moment)
                guard case .bookings(let found) = findings else { return try take(.failed(question: question)) }
                try take(.foundBookings(found, question: question))
            }
        case .lookUpServices(let question):
            soon { [self] () throws(Violation) in
                guard case .services(let offers) = hall.live.state.offers(hall.plan, hall.moment) else { return }
                try take(.foundServices(offers, question: question))
            }
        case .checkCredential(_, let question):
            let card = visitor?.card
            soon { [self] () throws(Violation) in try take(.verified(verdict(card), question: question)) }
        case .submit(let request, let question): try submit(request, question)
        case .setAlarm(let kind, let delay):
            lastAlarm += 1
            let alarm = lastAlarm
            alarms[kind] = alarm
            hall.later(delay.wholeMilliseconds, "a kiosk's clock runs out") { [self] () throws(Violation) in
                guard alarms[kind] == alarm else { return }
                alarms[kind] = nil
                try take(.rang(kind))
            }
        case .cancelAlarm(let kind): alarms[kind] = nil
        }
    }

    /// What the issuer says, when it can be asked.
    private func verdict(_ card: PresentedCard?) -> CredentialVerdict {
        if random.percent(20) { return .unreachable }
        return random.percent(10) ? .refused : card.map { .person($0) } ?? .refused
    }

    private func soon(_ action: @escaping Timetable.Action) {
        hall.later(Int64(random.within(1...4)), "a kiosk asks the hall", action)
    }

    /// A number on the screen is a promise.
    private func show(_ screen: DeskScreen) throws(Violation) {
        screens += 1
        if visitor != nil { react() }
        guard case .ticket(let ticket, _) = screen.content else { return }
        try stage.tally.check(
            .acknowledgedIsKept,
            hall.truth.tickets.keys.contains { $0.number == ticket.number },
            "\(hall.plan.hall): \(station) shows \(ticket.number), which is not on the disk"
        )
    }

    private func submit(_ request: DeskRequest, _ question: Int) throws(Violation) {
        let key = key(for: question)
        let moment = hall.moment
        let command = request.command(at: station, token: stage.keys.hall.token(for: key, at: moment.day))
        try hall.link?.claimed(command, key: key) { [self] command throws(Violation) in
            hall.submit(command, key: key, staff: nil) { [self] reply throws(Violation) in
                guard case .success(let receipt) = reply else { return try take(.failed(question: question)) }
                try hall.ledger.note(receipt, to: command, key: key)
                guard case .ticket(let id, _) = receipt.answer else {
                    return try take(.answered(receipt.answer, nil, question: question))
                }
                let ticket = hall.live.state.deskTicket(id, hall.plan, moment)
                try take(.answered(receipt.answer, ticket, question: question))
            }
        }
    }

    /// The key of the intent: the same for every retry.
    private func key(for question: Int) -> IntentKey {
        if let intent, intent.question == question { return intent.key }
        let key = CityWords.key("\(station).\(hall.life).\(question)")
        intent = (question, key)
        return key
    }
}
