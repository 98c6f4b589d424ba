// SPDX-License-Identifier: Apache-2.0
import Ports
import Queueing
import Terms

@testable import Desk

/// A session in a hall that decides by the real rules, with hands for its clocks; all of it a value.
struct DeskBench {
    var session: DeskSession
    var state = HallState()
    let plan: HallPlan
    var moment: Moment
    /// False lets questions pile up, to be answered by `answer()`.
    var isAnswering = true
    /// True fails every request, as a full disk does.
    var isDiskFull = false

    /// What the verifier says of a credential.
    var verdict = CredentialVerdict.unreachable

    private(set) var open: [DeskEffect] = []
    /// The credentials that are being checked.
    private(set) var checks: [Int] = []
    private(set) var submitted: [(request: DeskRequest, question: Int)] = []
    private(set) var calls: [DeskCall] = []
    private(set) var shown: [DeskScreen] = []
    private var alarms: [DeskAlarm: Int64] = [:]
    private var milliseconds: Int64 = 0

    init(at clock: String = "09:30", bookings: [Booking] = [], onDuty: Bool = true, _ plan: HallPlan = DeskTests.plan())
    {
        self.plan = plan
        moment = time(clock)
        let house = DeskHouse(plan: plan, bookingMethod: "豫事办", telephone: "0372-0000000")
        session = DeskSession(house: house, at: moment)
        if onDuty { for window in plan.windows { decide(.step(window: window.id, .open)) } }
        let changes = bookings.map { CenterChange.booking($0) }
        decide(.takeCenterChanges(changes, from: 0, through: Int64(max(1, changes.count))))
    }

    /// Decides a command and takes its events into the state.
    @discardableResult
    mutating func decide(_ command: HallCommand, staff: StaffID? = StaffID("s1")) -> HallAnswer {
        let decision = Queueing.decide(command, intent: nil, staff: staff, at: moment, in: state, plan: plan)
        for event in decision.events {
            state.apply(
                HallRecord(
                    position: state.position.next,
                    moment: moment,
                    intent: nil,
                    staff: staff,
                    event: event,
                    answer: nil
                )
            )
        }
        return decision.answer
    }

    /// Lets something happen, and does what the session wants.
    mutating func give(_ input: DeskInput) {
        for effect in session.take(input, at: moment) { perform(effect) }
        if isAnswering { answer() }
    }

    mutating func present(_ credential: DeskCredential) { give(.presented(credential)) }

    mutating func touch(_ touch: DeskTouch) { give(.touched(touch)) }

    /// Answers the open questions.
    mutating func answer() {
        while !open.isEmpty {
            switch open.removeFirst() {
            case .lookUpBookings(let tag, let question):
                guard case .bookings(let found) = state.findings(of: tag, at: kiosk, plan, moment) else { return }
                give(.foundBookings(found, question: question))
            case .lookUpServices(let question):
                guard case .services(let offers) = state.offers(plan, moment) else { return }
                give(.foundServices(offers, question: question))
            case .submit(let request, let question): decide(request, question)
            case .show, .checkCredential, .setAlarm, .cancelAlarm, .callStaff: break
            }
        }
        while !checks.isEmpty { give(.verified(verdict, question: checks.removeFirst())) }
    }

    private mutating func decide(_ request: DeskRequest, _ question: Int) {
        if isDiskFull { return give(.failed(question: question)) }
        let token = TicketToken(bytes: Array(repeating: UInt8(truncatingIfNeeded: question), count: 17))
        let answer = decide(request.command(at: kiosk, token: token), staff: nil)
        guard case .ticket(let id, _) = answer else { return give(.answered(answer, nil, question: question)) }
        give(.answered(answer, state.deskTicket(id, plan, moment), question: question))
    }

    private mutating func perform(_ effect: DeskEffect) {
        switch effect {
        case .show(let screen): shown.append(screen)
        case .lookUpBookings, .lookUpServices: open.append(effect)
        case .submit(let request, let question):
            open.append(effect)
            submitted.append((request, question))
        case .checkCredential(_, let question): checks.append(question)
        case .setAlarm(let kind, let delay): alarms[kind] = milliseconds + delay.wholeMilliseconds
        case .cancelAlarm(let kind): alarms[kind] = nil
        case .callStaff(let call): calls.append(call)
        }
    }

    /// Turns the hands, letting each clock ring in its turn.
    mutating func pass(seconds: Int64) {
        let goal = milliseconds + seconds * 1000
        while let (kind, due) = alarms.min(by: { ($0.value, "\($0.key)") < ($1.value, "\($1.key)") }), due <= goal {
            milliseconds = due
            alarms[kind] = nil
            give(.rang(kind))
        }
        milliseconds = goal
        moment = moment.at(moment.timestamp.adding(seconds: seconds))
    }

    /// The screen's words, Chinese, line by line.
    var zh: [String] { DeskMessages.lines(of: session.screen, session.house).map(\.zh) }

    /// The screen's words, English, line by line.
    var en: [String] { DeskMessages.lines(of: session.screen, session.house).map(\.en) }

    var isHome: Bool { session.stage == .home }

    var tickets: [String] { state.tickets.map(\.id.number.text) }
}
