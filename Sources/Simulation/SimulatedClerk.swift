// SPDX-License-Identifier: Apache-2.0
import Journal
import Queueing
import Simulators
import Terms

/// The clerk of one window, who opens, calls, serves and closes, and now and then does something else.
final class SimulatedClerk {
    private unowned let hall: SimulatedHall
    private let window: WindowID
    private let staff: StaffID
    private var random: SeededRandom
    private var requests = 0
    private var isWaiting = false

    init(_ hall: SimulatedHall, _ window: WindowID, _ number: Int) {
        (self.hall, self.window) = (hall, window)
        staff = CityWords.staff(number)
        random = SeededRandom(hall.stage.scenario.seed, "clerk \(window) of \(hall.plan.hall)")
    }

    /// Works from the morning of the run's `day` until everybody is gone.
    func plan(_ day: Int) {
        let begin = CityCalendar.midnight(of: day) + CityCalendar.opening
        let closing = CityCalendar.midnight(of: day) + CityCalendar.closing
        hall.stage.at(begin + Int64(random.within(-600...900)) * CityCalendar.second, "a clerk begins") {
            [self] () throws(Violation) in try work(until: closing)
        }
    }

    private func work(until closing: Int64) throws(Violation) {
        let stage = hall.stage
        guard stage.now < closing + CityCalendar.hour else { return }
        var pause = random.within(20...240)
        if hall.isUp, !isWaiting {
            if let (command, seconds) = next(isClosing: stage.now >= closing) {
                pause = seconds
                requests += 1
                isWaiting = true
                let key = CityWords.key("\(staff).\(window).\(requests)")
                try CounterCall(hall, command, key: key, staff: staff) { [self] _ throws(Violation) in
                    isWaiting = false
                }
            } else if stage.now >= closing, hall.live.state.window(window).ticket == nil {
                return
            }
        }
        stage.after(Int64(pause) * CityCalendar.second, "a clerk goes on") { [self] () throws(Violation) in
            try work(until: closing)
        }
    }

    /// What the clerk does now, and how many seconds pass before the next; nil to go home.
    private func next(isClosing: Bool) -> (HallCommand, Int)? {
        let state = hall.live.state
        let window = state.window(self.window)
        if random.percent(3), window.mode != .closed {
            return (.step(window: self.window, .undo), random.within(3...20))
        }
        if random.percent(8), let errand = errand(state) { return (errand, random.within(5...40)) }
        guard let id = window.ticket, let ticket = state.ticket(id) else {
            if isClosing { return window.mode == .closed ? nil : (.step(window: self.window, .close), 10) }
            // A clerk sees who waits, and asks in vain now and then only.
            let isCalm = hall.plan.window(self.window)?.services.allSatisfy { state.waiting(in: $0) == 0 } ?? true
            if isCalm, window.mode == .open, !random.percent(10) { return nil }
            if random.percent(3) { return (.step(window: self.window, .pause), random.within(60...600)) }
            let settling = random.oneOf([nil, Settling.finish, .miss])
            return (.callNext(window: self.window, settling: settling), random.within(10...60))
        }
        if case .serving = ticket.state { return (atTheWindow(id, state), random.within(15...60)) }
        if ticket.verification == nil, !state.verificationMissing(for: ticket).isEmpty, random.percent(95) {
            return (.verify(window: self.window, finding()), random.within(10...60))
        }
        switch random.below(100) {
        case 0..<70: return (.step(window: self.window, .serve), random.within(60...900))
        case 70..<82: return (.step(window: self.window, .recall), random.within(10...40))
        case 82..<92: return (.step(window: self.window, .miss), 5)
        case 92..<95: return (.step(window: self.window, .finish), 5)
        default: return (.callNext(window: self.window, settling: .miss), random.within(10...40))
        }
    }

    /// What becomes of somebody who is being served.
    private func atTheWindow(_ id: TicketID, _ state: HallState) -> HallCommand {
        switch random.below(100) {
        case 0..<50: return .step(window: window, .finish)
        case 50..<70: return .finish(window: window, outcome: random.oneOf(FinishOutcome.allCases))
        case 70..<82: return .callNext(window: window, settling: .finish)
        case 82..<86: return .step(window: window, .hold)
        case 86..<92: return .transfer(window: window, to: goal())
        case 92..<96: return .void(ticket: id, reason: random.percent(50) ? .idMismatch : .issuedByMistake)
        default: return .step(window: window, .miss)
        }
    }

    /// Now and then something is missing, or somebody else has come.
    private func finding() -> Verification {
        Verification(
            result: random.percent(90) ? .match : random.oneOf(Verification.Result.allCases),
            principalDocument: random.percent(97),
            agentDocument: random.percent(97),
            authorizationLetter: random.percent(97),
            agencyAgreement: random.percent(97)
        )
    }

    private func goal() -> TransferGoal {
        random.percent(50)
            ? .service(random.oneOf(hall.plan.services).id) : .window(random.oneOf(hall.plan.windows).id)
    }

    /// Something besides the window's own ticket.
    private func errand(_ state: HallState) -> HallCommand? {
        let token = TicketToken(bytes: random.bytes(17))
        let kind = random.below(8)
        if kind == 0 {
            let reason = random.oneOf(hall.plan.rules.greenReasons.keys.sorted())
            let station = random.percent(70) ? random.oneOf(hall.plan.stations) : nil
            let service = random.oneOf(hall.plan.services).id
            return .issueGreen(service: service, reason: reason, station: station, token: token)
        }
        let aside = state.ticketsAside
        guard !aside.isEmpty else {
            guard let last = state.tickets.last else { return nil }
            return kind < 4 ? .reprint(ticket: last.id, station: random.oneOf(hall.plan.stations)) : nil
        }
        let ticket = random.oneOf(aside).id
        return switch kind {
        case 1, 2: .requeue(ticket: ticket)
        case 3: .resume(window: window, ticket: ticket)
        case 4: .callTicket(window: window, ticket: ticket, settling: nil)
        case 5: .abandon(ticket: ticket)
        case 6: .reprint(ticket: ticket, station: random.oneOf(hall.plan.stations))
        default: .void(ticket: ticket, reason: .issuedByMistake)
        }
    }
}
