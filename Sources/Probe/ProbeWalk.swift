// SPDX-License-Identifier: Apache-2.0
package import Ports
import Readers

/// The walk through what may be on a line, without port or clock: listen, ask, let a person scan, and say what is there.
///
/// The owner passes in what happened and when, does the returned outputs in order, and calls again with `.due` at `deadline`.
/// What is sent, and why it harms nobody, says `ProbeQuestion`. To something that speaks by itself and is not understood
/// nothing is sent at all.
package struct ProbeWalk: Sendable {
    /// What happened.
    package enum Input: Sendable {
        case opened
        case bytes([UInt8])
        case due
        case closed(PortError)
    }

    /// What is to be done.
    package enum Output: Sendable, Equatable {
        case setRate(Baud)
        case write([UInt8])
        case tell(ProbeNews)
        case finish(ProbeFinding)
    }

    enum State: Sendable, Equatable {
        case closed
        /// Whether it is a second hearing, at another rate than the first.
        case listening(again: Bool)
        case asking(ProbeQuestion)
        case clearing
        case person
        case finished
    }

    /// The pause that ends a scan; at 1200 baud the bytes of one come every 8 ms.
    static let pause = Duration.milliseconds(100)
    /// How long two bytes take at 1200 baud, and some rest before the rate changes.
    static let clearing = Duration.milliseconds(25)
    /// Fewer bytes than these are the glitch of a line that was just opened.
    static let leastSpeech = 3
    /// The most bytes of an answer to `DLE EOT`: one, and an automatic status that crossed with it.
    static let longestStatus = 5

    let plan: ProbePlan
    var state = State.closed
    var rate: Baud?
    var ears = ProbeEars()
    /// The answers to `DLE EOT` so far.
    var statuses: [UInt8] = []
    /// What the module's status was answered with.
    var moduleCode: UInt8?
    private var steps: ArraySlice<ProbePlan.Step>
    private var otherRates: ArraySlice<Baud>
    private var stateEnds: MonotonicTime?
    private var scanEnds: MonotonicTime?
    private var hasEcho = false

    /// Starts with the line closed.
    package init(_ plan: ProbePlan) {
        self.plan = plan
        (steps, otherRates) = (plan.steps[...], plan.otherRates[...])
    }

    /// When `.due` is due; nil while the line is closed and after the end.
    package var deadline: MonotonicTime? { [stateEnds, scanEnds].compactMap(\.self).min() }

    /// Takes note of one happening at `now` and returns what to do, in order.
    package mutating func handle(_ input: Input, at now: MonotonicTime) -> [Output] {
        switch (input, state) {
        case (_, .finished): return []
        case (.closed(let error), _): return finish(.gone(error), [])
        case (.opened, .closed): return next(at: now)
        case (.opened, _), (_, .closed): return []
        case (.bytes(let bytes), _):
            let heard = ears.hear(bytes)
            scanEnds = now.advanced(by: Self.pause)
            for one in heard {
                let outputs = take(one, at: now)
                if !outputs.isEmpty { return outputs }
            }
            return []
        case (.due, _):
            if let scanEnds, scanEnds <= now {
                self.scanEnds = nil
                let outputs = takePause(at: now)
                if !outputs.isEmpty { return outputs }
            }
            guard let stateEnds, stateEnds <= now else { return [] }
            return timeIsUp(at: now)
        }
    }

    // MARK: Steps

    /// Goes on to the next step; after the last one nothing was found.
    private mutating func next(at now: MonotonicTime) -> [Output] {
        (statuses, moduleCode) = ([], nil)
        switch steps.popFirst() {
        case .listen(let rate, let duration): return listen(at: rate, again: false, for: duration, now)
        case .ask(let question, let rate): return ask(question, at: rate, now)
        case .clear(let rate):
            return begin(.clearing, Self.clearing, now) + turn(to: rate) + [.write(ProbeQuestion.clearing)]
        case .person(let rate): return letPerson(at: rate, now)
        case nil where hasEcho:
            return finish(.echo, ["what is sent comes back: a plug that loops, or an adapter that hears itself"])
        case nil: return finish(.silence, [])
        }
    }

    private mutating func listen(at rate: Baud?, again: Bool, for duration: Duration, _ now: MonotonicTime) -> [Output]
    {
        begin(.listening(again: again), duration, now) + turn(to: rate) + [.tell(.listens(rate))]
    }

    mutating func ask(_ question: ProbeQuestion, at rate: Baud?, _ now: MonotonicTime) -> [Output] {
        begin(.asking(question), question.patience, now) + turn(to: rate)
            + [.tell(.asks(question, rate)), .write(question.bytes)]
    }

    private mutating func letPerson(at rate: Baud?, _ now: MonotonicTime) -> [Output] {
        begin(.person, plan.personWaits, now) + turn(to: rate) + [.tell(.waitsForPerson(rate, plan.personWaits))]
    }

    private mutating func begin(_ state: State, _ duration: Duration, _ now: MonotonicTime) -> [Output] {
        (self.state, stateEnds, scanEnds) = (state, now.advanced(by: duration), nil)
        ears.forget()
        return []
    }

    private mutating func turn(to rate: Baud?) -> [Output] {
        defer { self.rate = rate }
        guard let rate, rate != self.rate else { return [] }
        return [.setRate(rate)]
    }

    mutating func finish(_ outcome: ProbeFinding.Outcome, _ reasons: [String]) -> [Output] {
        (state, stateEnds, scanEnds) = (.finished, nil, nil)
        return [.finish(ProbeFinding(outcome, reasons))]
    }

    // MARK: Time

    private mutating func timeIsUp(at now: MonotonicTime) -> [Output] {
        switch state {
        case .listening(let again):
            guard again || ears.count >= Self.leastSpeech else { return next(at: now) }
            if let rate = otherRates.popFirst() { return listen(at: rate, again: true, for: ProbePlan.listening, now) }
            let reason = "something speaks here by itself in no language that is known; nothing was sent to it"
            return finish(.unknownSpeech, [reason])
        case .asking(.printerModel): return foundPrinter()
        case .asking(.moduleIdentity): return foundReader(nil)
        case .asking(let question):
            if ears.recent.starts(with: question.bytes) { hasEcho = true }
            return next(at: now)
        case .person, .clearing: return next(at: now)
        case .closed, .finished: return []
        }
    }

    /// What had come may have been a scan.
    private mutating func takePause(at now: MonotonicTime) -> [Output] {
        guard ears.isMidScan else { return [] }
        let shape = ears.pause()
        switch (state, shape) {
        case (.listening, let shape?), (.person, let shape?): return foundScanner(shape)
        case (.person, nil):
            // A key or scan at another rate than the scanner's; the person does it again.
            guard ears.count >= Self.leastSpeech, let rate = otherRates.popFirst() else { return [] }
            return [.tell(.garbled(self.rate))] + letPerson(at: rate, now)
        case (.closed, _), (.listening, nil), (.asking, _), (.clearing, _), (.finished, _): return []
        }
    }
}
