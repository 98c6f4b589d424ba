// SPDX-License-Identifier: Apache-2.0
import Queueing
import Terms

/// A hall without a disk: decides, records and applies as the journal does.
struct Bench {
    private(set) var state = HallState()
    var plan: HallPlan
    var now: Moment
    private(set) var records: [HallRecord] = []
    private var tokens: UInt64 = 0

    init(_ plan: HallPlan = QueueingTests.plan(), at now: Moment = time("09:00")) {
        (self.plan, self.now) = (plan, now)
    }

    /// Asks and remembers.
    @discardableResult
    mutating func ask(_ command: HallCommand, key: String? = nil, staff: StaffID? = nil) -> HallAnswer {
        let intent = key.map { Intent(key: QueueingTests.key($0), digest: command.digest) }
        let decision = Queueing.decide(command, intent: intent, staff: staff, at: now, in: state, plan: plan)
        for (index, event) in decision.events.enumerated() {
            let isLast = index == decision.events.count - 1
            take(event, intent: intent, staff: staff, answer: isLast && intent != nil ? decision.answer : nil)
        }
        return decision.answer
    }

    private mutating func take(_ event: HallEvent, intent: Intent?, staff: StaffID?, answer: HallAnswer?) {
        let record = HallRecord(
            position: state.position.next,
            moment: now,
            intent: intent,
            staff: staff,
            event: event,
            answer: answer
        )
        state.apply(record)
        records.append(record)
    }

    /// Goes on from a snapshot.
    mutating func restore(_ snapshot: HallState) { state = snapshot }

    mutating func token() -> TicketToken {
        tokens += 1
        return TicketToken(bytes: BigEndian.bytes(tokens) + Array(repeating: 0, count: 9))
    }

    mutating func pass(minutes: Int) { now = now.at(now.timestamp.adding(minutes: minutes)) }
}

// What visitors and clerks do.
extension Bench {
    /// Takes a walk-in number; its id.
    @discardableResult
    mutating func walkIn(_ service: String = "a", person: PersonTag? = nil, station: StationID? = nil) -> TicketID {
        let token = token()
        return Self.issued(
            ask(
                .issueWalkIn(service: QueueingTests.service(service), person: person, station: station, token: token)
            )
        )
    }

    @discardableResult
    mutating func green(_ service: String = "a") -> TicketID {
        let token = token()
        return Self.issued(
            ask(
                .issueGreen(service: QueueingTests.service(service), reason: "urgent", station: nil, token: token),
                staff: QueueingTests.staff("007")
            )
        )
    }

    /// Exchanges a booking that the center confirms, bringing it down the feed first.
    @discardableResult
    mutating func booked(_ booking: Booking) -> TicketID {
        feed(.booking(booking))
        return Self.issued(exchange(booking.number, .documents(booking.principal, nil), .granted))
    }

    @discardableResult
    mutating func exchange(
        _ booking: BookingNumber,
        _ proof: ExchangeProof,
        _ claim: CenterClaim = .unanswered,
        key: String? = nil
    ) -> HallAnswer {
        let token = token()
        return ask(.exchange(booking: booking, proof: proof, claim: claim, station: nil, token: token), key: key)
    }

    mutating func feed(_ changes: CenterChange...) {
        let cursor = state.centerCursor
        ask(.takeCenterChanges(changes, from: cursor, through: cursor + Int64(changes.count)))
    }

    /// Finishes what is open, checking a booked visitor on the way, and calls the next; the number called.
    @discardableResult
    mutating func next(_ window: String = "1") -> String? {
        verify(window)
        guard case .called(let id, _) = ask(.callNext(window: QueueingTests.window(window), settling: .finish))
        else { return nil }
        return id.number.text
    }

    @discardableResult
    mutating func step(_ step: WindowStep, _ window: String = "1") -> HallAnswer {
        ask(.step(window: QueueingTests.window(window), step))
    }

    /// A clerk sees everything that has to be seen of whoever is at the window.
    @discardableResult
    mutating func verify(
        _ window: String = "1",
        _ result: Verification.Result = .match,
        seeing parts: [Verification.Part] = Verification.Part.allCases
    ) -> HallAnswer {
        let verification = Verification(
            result: result,
            principalDocument: parts.contains(.principalDocument),
            agentDocument: parts.contains(.agentDocument),
            authorizationLetter: parts.contains(.authorizationLetter),
            agencyAgreement: parts.contains(.agencyAgreement)
        )
        let clerk = state.window(QueueingTests.window(window)).clerk ?? QueueingTests.staff("7")
        return ask(.verify(window: QueueingTests.window(window), verification), staff: clerk)
    }

    func stateName(_ id: TicketID) -> String { state.ticket(id)?.state.name ?? "gone" }

    /// Static, so that no copy of the bench is held while it is asked.
    private static func issued(_ answer: HallAnswer) -> TicketID {
        guard case .ticket(let id, _) = answer else { preconditionFailure("no ticket but \(answer)") }
        return id
    }
}
