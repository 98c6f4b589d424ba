// SPDX-License-Identifier: Apache-2.0
package import Terms

/// Decides what time it is in a hall, from clocks of which any may be wrong; has no clock of its own.
///
/// The center's clock counts, and is counted on by the steady clock after its last answer (A27). Without it the machine's
/// clock counts as long as it goes on as the steady clock does. A step is taken over when somebody vouches for it: a time
/// server, the center, a person; a small one also when it has stood for a while. Until then the steady clock goes on from
/// before the step, or from the journal's newest moment after a start. So a machine without a battery, or one that a time
/// server puts right in the middle of the day, neither throws away who waits nor judges a slot by a wrong hour.
package struct ClockJudge: Sendable, Equatable {
    /// The two clocks of a machine, read together.
    package struct Reading: Sendable, Equatable {
        /// The wall clock, which may jump.
        package let system: Timestamp
        /// The steady clock.
        package let steady: MonotonicTime

        /// Joins them.
        package init(system: Timestamp, steady: MonotonicTime) { (self.system, self.steady) = (system, steady) }
    }

    /// What the hall's time rests on.
    package enum Source: String, Sendable, CaseIterable {
        /// The machine's clock.
        case system
        /// The center's clock: the machine's shows something else.
        case center
        /// The steady clock, since a moment before the machine's clock stepped.
        case held
    }

    /// A point of a clock, to count on from.
    private struct Mark: Equatable {
        let time: Timestamp
        let at: MonotonicTime

        /// What the clock shows at `now` if it goes as the steady one does.
        func counted(to now: MonotonicTime) -> Timestamp {
            Timestamp(milliseconds: time.milliseconds + (now.nanoseconds - at.nanoseconds) / 1_000_000)
        }
    }

    /// A step that nobody vouches for yet.
    private struct Step: Equatable {
        /// The machine's clock minus the hall's time, in milliseconds.
        let by: Int64
        let since: MonotonicTime
        /// How long it has to stand to be believed; nil for one that somebody must vouch for.
        let patience: Duration?
        /// Whether it may then end the business day of people who wait.
        let mayEndDay: Bool
    }

    /// The newest answer of the center.
    private var center: Mark?
    /// When it came.
    private var heard = MonotonicTime(nanoseconds: 0)
    /// The newest time that was believed, to count on from.
    private var basis: Mark?
    /// The newest time that was given.
    private var given: Timestamp?
    private var step: Step?
    /// What the hall's time rests on.
    package private(set) var source = Source.system
    /// The machine's clock minus the hall's time at the last reading, in milliseconds.
    package private(set) var differenceMilliseconds: Int64 = 0
    /// The end of the business day while somebody waits: no step that nobody vouches for leads beyond it.
    package var dayEnd: Timestamp?

    /// Begins before anything was read.
    package init() {}

    /// Between two readings the clocks differ by less than this, in milliseconds; more is a step.
    package static let stepMilliseconds: Int64 = 2_000
    /// A27, in milliseconds; a step back of no more is waited for, while the hall's time stands still.
    package static let toleranceMilliseconds: Int64 = 60_000
    /// The largest step that is believed without anybody's word, in milliseconds: less than the 8 hours of a hardware clock
    /// that is taken for Chinese time instead of UTC.
    package static let smallStepMilliseconds: Int64 = 6 * 3_600_000
    /// How long such a step has to stand.
    package static let patience = Duration.seconds(600)
    /// After a start, how long time server and center are waited for before a new day is opened on people who wait.
    package static let startPatience = Duration.seconds(120)
    /// How long the center has to be silent before a time server may correct what is counted on from its last answer.
    package static let silence = Duration.seconds(3600)
    /// How long a hall may have been off, in milliseconds: a clock that shows more needs somebody's word.
    package static let longestAbsenceMilliseconds: Int64 = 30 * 86_400_000
}

// MARK: - What is heard

extension ClockJudge {
    /// Begins after a start of the hall, whose journal's newest moment is `newest`; nil for a new journal.
    ///
    /// What happened in the journal has happened: without anybody's word the hall's time does not begin before it.
    package mutating func begin(after newest: Timestamp?, at reading: Reading) {
        guard basis == nil else { return }
        defer { given = basis?.time }
        guard let newest else { return believe(reading.system, .system, reading) }
        let gap = reading.system.milliseconds - newest.milliseconds
        let isUsual = (-Self.toleranceMilliseconds...Self.longestAbsenceMilliseconds).contains(gap)
        if isUsual, !isBeyondDay(reading.system, from: newest) {
            return believe(max(reading.system, newest), .system, reading)
        }
        believe(newest, .held, reading)
        step = Step(by: gap, since: reading.steady, patience: isUsual ? Self.startPatience : nil, mayEndDay: true)
    }

    /// The center answered with its clock at `reading`.
    ///
    /// The way takes time, so that of two answers the later clock is the nearer one; unless the center's own was set back.
    package mutating func note(center time: Timestamp, at reading: Reading) {
        step = nil
        heard = reading.steady
        let known = center?.counted(to: reading.steady)
        let behind = known.map { $0.milliseconds - time.milliseconds } ?? 0
        if (0...Self.toleranceMilliseconds).contains(behind), let known {
            center = Mark(time: known, at: reading.steady)
        } else {
            center = Mark(time: time, at: reading.steady)
        }
    }

    /// Somebody vouches for the machine's clock: a time server, or a person, whose word also goes before the center's.
    package mutating func vouch(at reading: Reading, byPerson: Bool = false) {
        if byPerson { center = nil }
        if let known = center?.counted(to: reading.steady) {
            let difference = reading.system.milliseconds - known.milliseconds
            // A steady clock strays by seconds a day: while the center is silent, a time server that agrees keeps it right.
            if heard.duration(to: reading.steady) >= Self.silence, abs(difference) <= Self.toleranceMilliseconds {
                center = Mark(time: reading.system, at: reading.steady)
            }
            return
        }
        step = nil
        if basis != nil { believe(reading.system, .system, reading) }
    }
}

// MARK: - What is told

extension ClockJudge {
    /// The hall's time at `reading`; before `begin`, the machine's clock.
    package mutating func time(at reading: Reading) -> Timestamp {
        guard let basis else { return reading.system }
        let (time, source) = judged(reading, expected: basis.counted(to: reading.steady))
        believe(time, source, reading)
        let back = (given ?? time).milliseconds - time.milliseconds
        // Two moments must not change places for a small step back: better a minute that lasts longer.
        let told = (0...Self.toleranceMilliseconds).contains(back) ? given ?? time : time
        given = told
        return told
    }

    /// Whether a step waits for somebody's word; nil while none waits, otherwise whether time alone can bring it.
    package var waitsForPerson: Bool? { step.map { $0.patience == nil } }

    /// `expected` is what the steady clock makes of the last time that was believed.
    private mutating func judged(_ reading: Reading, expected: Timestamp) -> (Timestamp, Source) {
        if let center = center?.counted(to: reading.steady) {
            let difference = reading.system.milliseconds - center.milliseconds
            return abs(difference) <= Self.stepMilliseconds ? (reading.system, .system) : (center, .center)
        }
        let by = reading.system.milliseconds - expected.milliseconds
        guard abs(by) > Self.stepMilliseconds else {
            step = nil
            return (reading.system, .system)
        }
        let standing = noted(by, reading.steady)
        guard let patience = standing.patience, standing.since.duration(to: reading.steady) >= patience,
            standing.mayEndDay || !isBeyondDay(reading.system, from: expected)
        else { return (expected, .held) }
        step = nil
        return (reading.system, .system)
    }

    /// The step that is waited for; another one than before begins anew.
    private mutating func noted(_ by: Int64, _ now: MonotonicTime) -> Step {
        if let step, abs(step.by - by) <= Self.stepMilliseconds { return step }
        let isSmall = abs(by) <= Self.smallStepMilliseconds
        let step = Step(by: by, since: now, patience: isSmall ? Self.patience : nil, mayEndDay: false)
        self.step = step
        return step
    }

    private func isBeyondDay(_ time: Timestamp, from start: Timestamp) -> Bool {
        guard let dayEnd else { return false }
        return start < dayEnd && time >= dayEnd
    }

    private mutating func believe(_ time: Timestamp, _ source: Source, _ reading: Reading) {
        basis = Mark(time: time, at: reading.steady)
        self.source = source
        differenceMilliseconds = reading.system.milliseconds - time.milliseconds
    }
}
