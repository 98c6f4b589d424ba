// SPDX-License-Identifier: Apache-2.0
package import Ports
import Terms

/// The conversation with one card module, without port or clock: find out how it is heard, ask its number, then poll for a card,
/// select it, read it.
///
/// The owner passes in what happened and when, does the returned actions in order, and calls again with `.tick` at
/// `deadline`. Before each sending it drops what was half received.
package struct SDTDialogue: Sendable {
    /// What happened.
    package enum Input: Sendable {
        case opened
        case closed
        case answer(SDTAnswer)
        /// A frame began and did not end in time.
        case brokenFrame
        case tick
    }

    /// What is to be done.
    package enum Action: Sendable, Equatable {
        case use(SDTWay)
        case send(SDTCommand)
        case report(ReaderReport)
    }

    /// When `.tick` is due; nil while the port is closed.
    package private(set) var deadline: MonotonicTime?

    /// What is asked of the module, in the order of a whole conversation.
    enum Step: Equatable {
        /// The status command in the way with this index.
        case probing(Int)
        case identifying
        case finding
        case selecting
        case reading
        case resetting
    }

    private enum State {
        case closed
        case waiting(for: Step, isSecondTry: Bool)
        case resting(then: Step)
    }

    private let pace: SDTPace
    private var ways: [SDTWay]
    private var state = State.closed
    private var openedAt = MonotonicTime(nanoseconds: 0)
    private var misses = 0
    private var authenticationFailures = 0
    /// The last condition told, so that each is told once.
    private var told: ReaderReport?
    private var problems: RepeatGuard<ReaderReport>
    private var cards: RepeatGuard<DocumentNumber>

    /// Starts with the port closed; `ways` are tried in their order, without them the rates of `pace`.
    package init(pace: SDTPace = SDTPace(), ways: [SDTWay]? = nil) {
        self.pace = pace
        self.ways = ways ?? pace.rates.map { .rate($0) }
        precondition(!self.ways.isEmpty, "a module is looked for in one way at least")
        problems = RepeatGuard(window: pace.sameProblem)
        cards = RepeatGuard(window: pace.sameCard)
    }

    /// Takes note of one happening at `now` and returns what to do, in order.
    package mutating func handle(_ input: Input, at now: MonotonicTime) -> [Action] {
        cards.forget(at: now)
        switch (input, state) {
        case (.opened, _):
            (openedAt, misses, authenticationFailures, told) = (now, 0, 0, nil)
            return start(.probing(0), at: now)
        case (.closed, .closed):
            return []
        case (.closed, _):
            (state, deadline) = (.closed, nil)
            return tell(.closed)
        case (.tick, .waiting(let step, _)) where isDue(at: now):
            return gaveNoAnswer(to: step, at: now)
        case (.tick, .resting(let step)) where isDue(at: now):
            return start(step, at: now)
        case (.answer(let answer), .waiting(let step, let isSecondTry)):
            return heard(answer, to: step, isSecondTry: isSecondTry, at: now)
        // At a wrong rate any noise may look like a beginning.
        case (.brokenFrame, .waiting(.probing, _)):
            return []
        case (.brokenFrame, .waiting(let step, let isSecondTry)):
            return sendAgain(step, isSecondTry: isSecondTry, at: now)
        // Whatever comes unasked, late, or before its time.
        case (.answer, _), (.brokenFrame, _), (.tick, _):
            return []
        }
    }

    private func isDue(at now: MonotonicTime) -> Bool { deadline.map { now >= $0 } ?? false }
}

extension SDTDialogue {
    private mutating func start(_ step: Step, isSecondTry: Bool = false, at now: MonotonicTime) -> [Action] {
        state = .waiting(for: step, isSecondTry: isSecondTry)
        switch step {
        case .probing(let index):
            // Where nothing else can be tried, an answer is worth waiting for.
            deadline = now.advanced(by: ways.count > 1 ? pace.probe : pace.short)
            return [.use(ways[index]), .send(.moduleStatus)]
        case .identifying: return send(.moduleIdentity, within: pace.short, at: now)
        case .finding: return send(.findCard, within: pace.short, at: now)
        case .selecting: return send(.selectCard, within: pace.short, at: now)
        case .reading: return send(.readCard, within: pace.reading, at: now)
        case .resetting: return send(.resetModule, within: pace.short, at: now)
        }
    }

    private mutating func send(_ command: SDTCommand, within limit: Duration, at now: MonotonicTime) -> [Action] {
        deadline = now.advanced(by: limit)
        return [.send(command)]
    }

    private mutating func rest(_ pause: Duration, then step: Step, at now: MonotonicTime) -> [Action] {
        (state, deadline) = (.resting(then: step), now.advanced(by: pause))
        return []
    }

    private mutating func poll(at now: MonotonicTime) -> [Action] { rest(pace.poll, then: .finding, at: now) }

    private mutating func sendAgain(_ step: Step, isSecondTry: Bool, at now: MonotonicTime) -> [Action] {
        isSecondTry ? gaveNoAnswer(to: step, at: now) : start(step, isSecondTry: true, at: now)
    }

    private mutating func gaveNoAnswer(to step: Step, at now: MonotonicTime) -> [Action] {
        switch step {
        case .probing(let index) where index + 1 < ways.count:
            return start(.probing(index + 1), at: now)
        case .probing:
            let news = openedAt.duration(to: now) >= pace.powerUp ? tell(.silent) : []
            return news + rest(pace.probePause, then: .probing(0), at: now)
        case .identifying:
            return tell(.ready(nil)) + poll(at: now)
        case .resetting:
            return start(.probing(0), at: now)
        case .finding, .selecting:
            return missed(at: now)
        case .reading:
            return complain(.placeAgain, at: now) + missed(at: now)
        }
    }

    /// Polls on after a command without answer; after several the module may have been swapped for one of another rate.
    private mutating func missed(at now: MonotonicTime) -> [Action] {
        misses += 1
        guard misses >= pace.misses else { return poll(at: now) }
        misses = 0
        return start(.probing(0), at: now)
    }

    /// Tells a condition of the module once, until it changes.
    private mutating func tell(_ report: ReaderReport) -> [Action] {
        defer { told = report }
        return told == report ? [] : [.report(report)]
    }

    /// Tells a problem with a card, but not again and again while the card lies there.
    private mutating func complain(_ report: ReaderReport, at now: MonotonicTime) -> [Action] {
        problems.isRepetition(report, at: now) ? [] : [.report(report)]
    }
}

extension SDTDialogue {
    private mutating func heard(
        _ answer: SDTAnswer,
        to step: Step,
        isSecondTry: Bool,
        at now: MonotonicTime
    ) -> [Action] {
        switch answer.status?.consequence ?? .findAgain {
        case .sendAgain: return sendAgain(step, isSecondTry: isSecondTry, at: now)
        case .deviceFault: return faulty(answer.code, to: step, at: now)
        case let consequence: return heard(answer, meaning: consequence, to: step, isSecondTry: isSecondTry, at: now)
        }
    }

    private mutating func heard(
        _ answer: SDTAnswer,
        meaning consequence: SDTStatus.Consequence,
        to step: Step,
        isSecondTry: Bool,
        at now: MonotonicTime
    ) -> [Action] {
        switch step {
        case .probing(let index):
            // Only the answer to the status command itself; another may be late from before.
            guard answer.status == .success, answer.data.isEmpty else { return [] }
            prefer(wayAt: index)
            return start(.identifying, at: now)
        case .identifying:
            let identity = SAMIdentity(bytes: answer.data)
            if answer.status == .success, identity == nil { return [] }
            return tell(.ready(identity)) + poll(at: now)
        case .resetting:
            return start(.probing(0), at: now)
        case .finding:
            guard answer.status != .success else { return [] }
            misses = 0
            return answer.status == .cardFound ? start(.selecting, at: now) : poll(at: now)
        case .selecting:
            return selected(answer, meaning: consequence, at: now)
        case .reading:
            return read(answer, meaning: consequence, isSecondTry: isSecondTry, at: now)
        }
    }

    private mutating func selected(
        _ answer: SDTAnswer,
        meaning consequence: SDTStatus.Consequence,
        at now: MonotonicTime
    ) -> [Action] {
        switch consequence {
        case .proceed where answer.status == .success && answer.data.count <= Self.serialNumberLength:
            return start(.reading, at: now)
        case .proceed:
            return []
        case .placeAgain, .notAuthenticated, .rejectCard:
            return refused(consequence, at: now)
        case .noNewCard, .nothingThere, .findAgain, .sendAgain, .deviceFault:
            return poll(at: now)
        }
    }

    private mutating func read(
        _ answer: SDTAnswer,
        meaning consequence: SDTStatus.Consequence,
        isSecondTry: Bool,
        at now: MonotonicTime
    ) -> [Action] {
        guard consequence == .proceed else { return refused(consequence, at: now) }
        // A late answer to find or select: the reading is still to come.
        guard answer.status == .success, answer.data.count > Self.serialNumberLength else { return [] }
        guard let reading = SDTReading(data: answer.data) else {
            return sendAgain(.reading, isSecondTry: isSecondTry, at: now)
        }
        (misses, authenticationFailures) = (0, 0)
        guard let person = CardRecord(bytes: reading.text)?.person() else {
            return complain(.rejected, at: now) + poll(at: now)
        }
        let news: [Action] = cards.isRepetition(person.document, at: now) ? [] : [.report(.card(person))]
        return news + poll(at: now)
    }

    /// Answers about a card between find and the end of reading; one that was lifted can give any of them (A.6).
    private mutating func refused(_ consequence: SDTStatus.Consequence, at now: MonotonicTime) -> [Action] {
        let report: ReaderReport
        switch consequence {
        case .rejectCard:
            report = .rejected
        case .notAuthenticated:
            authenticationFailures += 1
            report = authenticationFailures >= pace.authenticationFailures ? .rejected : .placeAgain
        case .proceed, .nothingThere, .noNewCard, .sendAgain, .findAgain, .placeAgain, .deviceFault:
            report = .placeAgain
        }
        return complain(report, at: now) + poll(at: now)
    }

    private mutating func faulty(_ code: UInt8, to step: Step, at now: MonotonicTime) -> [Action] {
        if case .probing(let index) = step { prefer(wayAt: index) }
        guard openedAt.duration(to: now) >= pace.powerUp else { return rest(pace.probe, then: .probing(0), at: now) }
        return tell(.fault(code: code)) + rest(pace.faultPause, then: .resetting, at: now)
    }

    /// Begins the next search with the way that was understood.
    private mutating func prefer(wayAt index: Int) { ways.insert(ways.remove(at: index), at: 0) }

    /// Bytes that a successful select answers with.
    private static let serialNumberLength = 8
}
