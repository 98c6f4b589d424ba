// SPDX-License-Identifier: Apache-2.0
import Queueing
import Terms

/// A hall in which a seed decides what is asked next; most of it makes sense, some does not.
struct RandomHall {
    private(set) var bench: Bench
    private(set) var random: SplitMix64
    /// What was asked under each key, in the two last business days.
    private(set) var asked: [(key: String, command: HallCommand, answer: HallAnswer, day: BusinessDay?)] = []
    private var keys = 0

    init(seed: UInt64) {
        var random = SplitMix64(seed: seed)
        let roles = WindowPlan.Role.allCases
        var windows = (1...3).map { index in
            WindowPlan(
                id: window("\(index)"),
                label: "\(index)",
                role: random.oneOf(roles),
                services: ["a", "b", "c"].filter { _ in Bool.random(using: &random) }.map(service),
                takesWalkInsWhenIdle: Bool.random(using: &random)
            )
        }
        windows.append(WindowPlan(id: window("4"), label: "4", services: ["a", "b", "c"].map(service)))
        windows.removeAll { $0.services.isEmpty }
        var order = OrderPolicy.standard
        order.mode = random.oneOf(OrderPolicy.Mode.allCases)
        order.priorityRun = 1 + random.below(4)
        order.ageingMinutes = random.below(60)
        order.greenMaxRun = 1 + random.below(3)
        let (after, limit) = (random.below(5), 1 + random.below(3))
        bench = Bench(
            plan(windows: windows) { rules in
                (rules.order, rules.requeueAfter, rules.callLimit) = (order, after, limit)
            },
            at: time("08:30")
        )
        self.random = random
    }

    /// Lets time pass, or step back, and asks something; a fifth of it under a key, sometimes one used before.
    mutating func step() {
        moveClock()
        if random.below(12) == 0, let old = asked.randomElement(using: &random) {
            _ = bench.ask(old.command, key: old.key, staff: staff("7"))
            return
        }
        let command = command()
        guard random.below(5) == 0 else {
            bench.ask(command, staff: staff("7"))
            return
        }
        keys += 1
        let answer = bench.ask(command, key: "key\(keys)", staff: staff("7"))
        asked.append((key: "key\(keys)", command: command, answer: answer, day: bench.state.day))
    }

    mutating func restore(_ snapshot: HallState) { bench.restore(snapshot) }

    private mutating func moveClock() {
        let minutes =
            switch random.below(100) {
            case 0: 24 * 60
            case 1: -random.below(36 * 60)
            case 2: random.below(300)
            default: random.below(4)
            }
        bench.pass(minutes: minutes)
    }

    private mutating func command() -> HallCommand {
        let token = bench.token()
        let name = service(random.oneOf(["a", "a", "b", "c"]))
        let desk = window("\(1 + random.below(4))")
        let place = random.oneOf([nil, station("k1"), station("k2")])
        switch random.below(34) {
        case 0...4:
            return .issueWalkIn(
                service: name,
                person: random.below(3) == 0 ? person(UInt8(random.below(8))) : nil,
                station: place,
                token: token
            )
        case 5: return .issueGreen(service: name, reason: "elderly", station: place, token: token)
        case 6, 7: return feed()
        case 8...10: return exchange(place, token)
        case 11...14: return .callNext(window: desk, settling: random.oneOf([nil, .finish, .miss]))
        case 15...17: return .step(window: desk, random.oneOf(WindowStep.allCases))
        case 18...20:
            let goal: TransferGoal =
                Bool.random(using: &random) ? .service(name) : .window(window("\(1 + random.below(4))"))
            return .transfer(window: desk, to: goal)
        case 21: return .openDay
        case 26...29: return staffCommand(desk)
        default: return ticketCommand(desk)
        }
    }

    private mutating func ticketCommand(_ desk: WindowID) -> HallCommand {
        let id = bench.state.tickets.randomElement(using: &random)?.id ?? ticket("A001")
        return switch random.below(8) {
        case 0: .abandon(ticket: id)
        case 1: .void(ticket: id, reason: random.oneOf(VoidReason.allCases))
        case 2: .requeue(ticket: missed() ?? id)
        case 3: .resume(window: desk, ticket: id)
        case 4: .callTicket(window: desk, ticket: id, settling: random.oneOf([nil, .finish]))
        case 5: .reprint(ticket: id, station: station("k1"))
        default: .reportSlip(ticket: id, copy: random.below(2), random.oneOf(SlipOutcome.allCases))
        }
    }

    private mutating func staffCommand(_ desk: WindowID) -> HallCommand {
        let alert = bench.state.alerts.randomElement(using: &random)?.id ?? Position(7)
        let complaint = bench.state.complaints.randomElement(using: &random)?.id ?? Position(7)
        let id = bench.state.tickets.randomElement(using: &random)?.id ?? ticket("A001")
        return switch random.below(14) {
        case 0: .signIn(window: desk)
        case 1: .signOut(window: desk)
        case 2...5:
            .verify(
                window: desk,
                Verification(
                    result: random.oneOf(Verification.Result.allCases),
                    principalDocument: Bool.random(using: &random),
                    agentDocument: true,
                    agencyAgreement: true
                )
            )
        case 6: .finish(window: desk, outcome: random.oneOf(FinishOutcome.allCases))
        case 7: .rate(ticket: id, random.oneOf(Rating.allCases))
        case 8: .raiseAlert(random.oneOf(AlertKind.allCases), station: random.oneOf([nil, station("k1")]))
        case 9: .acknowledgeAlert(alert)
        case 10: .closeAlert(alert)
        case 11: .openComplaint(random.oneOf(ComplaintSubject.allCases), ticket: id, hotline: nil)
        case 12: .moveComplaint(complaint, to: random.oneOf(ComplaintStage.allCases))
        default: random.below(20) == 0 ? .closeDay : .step(window: desk, .undo)
        }
    }

    private mutating func missed() -> TicketID? { bench.state.ticketsAside.randomElement(using: &random)?.id }

    /// A booking of today or tomorrow, of ten numbers, in any standing.
    private mutating func feed() -> HallCommand {
        let serial = random.below(10)
        let start = bench.now.timestamp.adding(minutes: random.below(180) - 60)
        let booking = aBooking(
            serial,
            for: service(random.oneOf(["a", "b", "c"])),
            slot: must(TimeSlot(start: start, end: start.adding(minutes: 60))),
            principal: person(UInt8(serial % 5)),
            agent: nil,
            standing: random.below(6) == 0 ? .cancelled : .booked
        )
        let cursor = bench.state.centerCursor
        return .takeCenterChanges([.booking(booking)], from: cursor, through: cursor + 1)
    }

    private mutating func exchange(_ place: StationID?, _ token: TicketToken) -> HallCommand {
        let serial = random.below(10)
        let proofs: [ExchangeProof] = [
            .documents(person(UInt8(serial % 5)), nil), .lastFour(lastFour(1)), .lastFour(lastFour(7)), .numberOnly,
            .unverified(.lastFour(lastFour(1))), .unverified(.numberOnly),
            .voucher(
                aBooking(
                    serial,
                    slot: must(TimeSlot(start: bench.now.timestamp, end: bench.now.timestamp.adding(minutes: 30)))
                )
                .claims,
                card: nil
            ),
        ]
        let claims: [CenterClaim] = [.granted, .unanswered, .unanswered, .unknown, .refused(.cancelled)]
        return .exchange(
            booking: booking(serial),
            proof: random.oneOf(proofs),
            claim: random.oneOf(claims),
            station: place,
            token: token
        )
    }
}
