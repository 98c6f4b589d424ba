// SPDX-License-Identifier: Apache-2.0
import Journal
import Link
import Ports
import Queueing
import Simulators
import Terms
import Wire

/// A hall's link to the center from one start to the next: the courses that the product's actors follow, on simulated time.
final class SimulatedLink {
    unowned let hall: SimulatedHall
    let line: SimulatedLine
    let limits = LinkLimits()
    private var random: SeededRandom
    private var facts: FactCourse
    private var changes: ChangeCourse
    private var silence: LinkSilence
    private var isSending = false

    /// How long the center holds a question: longer than the product's 25 s, so that idle hours cost less to simulate.
    private static let hold = 10 * CityCalendar.minute

    /// Begins with what the hall's disk keeps.
    init(_ hall: SimulatedHall, _ line: SimulatedLine) {
        (self.hall, self.line) = (hall, line)
        random = SeededRandom(hall.stage.scenario.seed, "link of \(hall.plan.hall) life \(hall.life)")
        func kept(_ cursor: LinkCursor) -> Int64 { max(0, hall.disk.cursor(cursor.rawValue)) }
        facts = FactCourse(
            acknowledged: Position(min(hall.truth.position.value, kept(.acknowledged))),
            offered: Position(kept(.offered)),
            parked: Int(kept(.parked)),
            limits: limits
        )
        changes = ChangeCourse(limits: limits)
        silence = LinkSilence(limits: limits)
    }

    func start() {
        pump()
        ask()
    }

    /// Events that were left out because the center could not read them.
    var parked: Int { facts.parked }

    private var time: MonotonicTime { MonotonicTime(nanoseconds: hall.stage.now * 1_000_000) }

    private func jitter() -> Double { Double(random.below(1000)) / 1000 }

    private func note<T>(_ outcome: Result<T, LinkTrouble>, on lane: LinkRequest.Lane) {
        switch outcome {
        case .success: silence.noteContact(at: time)
        case .failure(let trouble): silence.noteFailure(trouble, on: lane, at: time)
        }
    }

    private func decoded<T: Decodable>(_ type: T.Type, _ outcome: SimulatedLine.Outcome) -> Result<T, LinkTrouble> {
        outcome.flatMap { body in LinkJSON.decode(type, body).map { .success($0) } ?? .failure(.garbled) }
    }
}

// MARK: - Facts up

extension SimulatedLink {
    /// Sends what is new, unless something is under way.
    func pump() {
        guard !isSending, hall.truth.position > facts.acknowledged else { return }
        isSending = true
        hall.later(1, "a hall sends facts") { [self] () throws(Violation) in sendBatch() }
    }

    private func sendBatch() {
        let (start, asked) = (facts.acknowledged, facts.window)
        let records = Array(hall.truth.records.dropFirst(Int(start.value)).prefix(asked))
        let offer = facts.offer(records)
        if offer.isNews {
            guard keep(.offered, offer.batch.through.value) else { return rest(facts.pause(jitter: jitter())) }
            facts.noteSent(through: offer.batch.through)
        }
        line.send(.facts, offer.body, limit: limits.facts) { [self, life = hall.life] outcome throws(Violation) in
            guard hall.isUp, hall.life == life else { return }
            let receipt = decoded(FactReceipt.self, outcome)
            note(receipt, on: .facts)
            switch receipt {
            case .success(let receipt):
                settle(take(receipt, for: offer.batch), records, asked)
            case .failure(let trouble) where trouble.isUnreadable:
                settle(facts.narrow(offer.batch, because: trouble), records, 0)
            case .failure(let trouble): settle(trouble, records, asked)
            }
        }
    }

    /// Returns the trouble, if there is one.
    private func take(_ receipt: FactReceipt, for batch: FactBatch) -> LinkTrouble? {
        var next = facts
        var receipt = receipt
        if hall.stage.scenario.sabotage == .skipsBatch { receipt = FactReceipt(position: batch.through) }
        let (steps, trouble) = next.take(receipt, for: batch, newest: hall.truth.position)
        for case .keep(let cursor, let value) in steps {
            guard keep(cursor, value) else { return .journal }
        }
        facts = next
        return trouble
    }

    private func settle(_ trouble: LinkTrouble?, _ records: [HallRecord], _ asked: Int) {
        guard trouble == nil else { return rest(facts.pause(jitter: jitter())) }
        let goesOn = records.count == asked || facts.acknowledged != records.last?.position
        rest(goesOn ? .zero : limits.gathering)
    }

    private func rest(_ pause: Duration) {
        hall.later(pause.wholeMilliseconds, "a hall may send again") { [self] () throws(Violation) in
            isSending = false
            pump()
        }
    }

    private func keep(_ cursor: LinkCursor, _ value: Int64) -> Bool {
        do throws(JournalError) {
            try hall.disk.setCursor(cursor.rawValue, to: value)
            return true
        } catch { return false }
    }
}

// MARK: - Changes down

extension SimulatedLink {
    private func ask() {
        let cursor = hall.live.state.centerCursor
        let question = changes.question(at: cursor)
        let asked = time
        let hold = question.seconds > 0 ? Self.hold : 0
        let limit = Duration.milliseconds(hold) + limits.pollMargin
        line.send(.changes, [], after: question.after, waits: hold, limit: limit) {
            [self, life = hall.life] outcome throws(Violation) in
            guard hall.isUp, hall.life == life else { return }
            let batch = decoded(ChangeBatch.self, outcome)
            note(batch, on: .changes)
            do throws(LinkTrouble) {
                switch batch {
                case .failure(let trouble):
                    try changes.refused(question, because: trouble)
                    goOn(after: nil)
                case .success(let batch):
                    let elapsed = asked.duration(to: time)
                    switch try changes.take(batch, to: question, at: cursor, elapsed: elapsed) {
                    case .askAgain(let pause): goOn(after: pause)
                    case .store(let command): store(command)
                    }
                }
            } catch { goOn(after: changes.pause(jitter: jitter()), hasFailed: true) }
        }
    }

    private func store(_ command: HallCommand) {
        hall.submit(command, key: nil, staff: nil) { [self] reply throws(Violation) in
            do throws(LinkTrouble) {
                guard case .success(let receipt) = reply else { throw .journal }
                try changes.stored(receipt.answer)
                goOn(after: nil)
            } catch { goOn(after: changes.pause(jitter: jitter()), hasFailed: true) }
        }
    }

    private func goOn(after pause: Duration?, hasFailed: Bool = false) {
        if !hasFailed { changes.succeed() }
        hall.later(pause?.wholeMilliseconds ?? 1, "a hall asks for changes") { [self] () throws(Violation) in ask() }
    }
}

// MARK: - Claims

extension SimulatedLink {
    /// Puts the center's word into `command` where that is wanted and to be had in time, and hands it on.
    func claimed(_ command: HallCommand, key: IntentKey, _ done: @escaping (HallCommand) throws(Violation) -> Void)
        throws(Violation)
    {
        guard let question = ClaimQuestion(command), !silence.isHopeless(at: time),
            question.wouldIssue(key: key, staff: nil, at: hall.moment, in: hall.live.state, plan: hall.plan)
        else { return try done(command) }
        let body = LinkJSON.encode(ClaimRequest(booking: question.booking, intent: key))
        line.send(.claims, body, limit: limits.claim) { [self, life = hall.life] outcome throws(Violation) in
            guard hall.isUp, hall.life == life else { return }
            let reply = decoded(ClaimReply.self, outcome)
            note(reply, on: .claims)
            switch reply {
            case .success(let reply): try done(question.command(with: ChangeTranslation.claim(of: reply)))
            case .failure: try done(command)
            }
        }
    }
}
