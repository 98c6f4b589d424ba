// SPDX-License-Identifier: Apache-2.0
import Terms
import Testing

@testable import Ports

/// The two clocks of a machine in a test's hands, and the time of a hall that judges them.
struct ClockBench {
    var judge = ClockJudge()
    /// Milliseconds of the steady clock.
    var steady: Int64 = 5_000_000
    var system: Timestamp

    /// 2026-11-23 10:00 in China; the day's end lies 14 hours ahead.
    static let morning = Timestamp(milliseconds: 1_795_399_200_000)
    static let midnight = morning.adding(minutes: 14 * 60)

    /// A hall that opens with a journal which ends so many seconds before the machine's clock.
    init(_ system: Timestamp = morning, newest: Timestamp? = nil, dayEnd: Timestamp? = nil) {
        self.system = system
        judge.dayEnd = dayEnd
        judge.begin(after: newest ?? system, at: reading)
    }

    var reading: ClockJudge.Reading {
        ClockJudge.Reading(system: system, steady: MonotonicTime(nanoseconds: steady * 1_000_000))
    }

    /// Lets both clocks go on, and looks each second as the hall does.
    mutating func pass(seconds: Int64) {
        for _ in 0..<seconds {
            steady += 1000
            system.milliseconds += 1000
            _ = now
        }
    }

    mutating func step(seconds: Int64) { system.milliseconds += seconds * 1000 }

    var now: Timestamp { mutating get { judge.time(at: reading) } }
}

@Suite struct `The judge of clocks` {
    private let morning = ClockBench.morning
    private let midnight = ClockBench.midnight

    @Test func `a clock that goes as it should is the hall's time`() {
        var bench = ClockBench()
        bench.pass(seconds: 100)
        #expect(bench.now == bench.system && bench.judge.source == .system)
    }

    @Test(arguments: [0, 1970])
    func `a machine that begins in 1970 goes on where the journal ends, until a time server comes`(_ year: Int) {
        var bench = ClockBench(Timestamp(seconds: Int64(year)), newest: morning)
        bench.pass(seconds: 3600)
        #expect(bench.now == morning.adding(seconds: 3600))
        #expect(bench.judge.source == .held && bench.judge.waitsForPerson == true)
        bench.system = morning.adding(seconds: 4000)
        bench.judge.vouch(at: bench.reading)
        #expect(bench.now == morning.adding(seconds: 4000) && bench.judge.source == .system)
    }

    @Test func `a journal from a clock that was ahead is left as soon as somebody vouches`() {
        var bench = ClockBench(morning, newest: morning.adding(minutes: 24 * 60))
        #expect(bench.now == morning.adding(minutes: 24 * 60))
        bench.judge.vouch(at: bench.reading)
        #expect(bench.now == morning)
    }

    @Test(arguments: [(29, true), (31, false)])
    func `a hall that was off for weeks opens, one whose clock leapt a month waits for somebody`(
        _ days: Int,
        _ isBelieved: Bool
    ) {
        var bench = ClockBench(morning.adding(minutes: days * 1440), newest: morning)
        bench.pass(seconds: 3600)
        #expect((bench.now == bench.system) == isBelieved)
        bench.judge.vouch(at: bench.reading, byPerson: true)
        #expect(bench.now == bench.system)
    }

    @Test func `after a start a new day waits two minutes for a time server while people wait`() {
        var bench = ClockBench(midnight.adding(minutes: 480), newest: morning, dayEnd: midnight)
        bench.pass(seconds: 119)
        #expect(bench.now == morning.adding(seconds: 119) && bench.judge.source == .held)
        bench.pass(seconds: 2)
        #expect(bench.now == bench.system && bench.judge.source == .system)
    }

    @Test(arguments: [
        (3, true), (60, true), (3600, true), (-120, true), (-3600, true), (6 * 3600 + 60, false), (-86_400, false),
    ])
    func `a step is held back ten minutes when it is small, and for somebody's word when it is not`(
        _ seconds: Int64,
        _ isSmall: Bool
    ) {
        var bench = ClockBench()
        bench.step(seconds: seconds)
        let begin = bench.now
        #expect(begin == morning && bench.judge.waitsForPerson == !isSmall)
        bench.pass(seconds: 599)
        #expect(bench.now == morning.adding(seconds: 599))
        bench.pass(seconds: 2)
        #expect((bench.now == bench.system) == isSmall)
    }

    @Test func `a step back of less than a minute is waited for by standing still`() {
        var bench = ClockBench()
        bench.step(seconds: -30)
        bench.judge.vouch(at: bench.reading)
        #expect(bench.now == morning)
        bench.pass(seconds: 29)
        #expect(bench.now == morning)
        bench.pass(seconds: 2)
        #expect(bench.now == morning.adding(seconds: 1))
    }

    @Test func `a step over midnight that nobody vouches for ends nobody's day`() {
        var bench = ClockBench(midnight.adding(seconds: -3600), dayEnd: midnight)
        bench.step(seconds: 2 * 3600)
        bench.pass(seconds: 1800)
        #expect(bench.now == midnight.adding(seconds: -1800) && bench.judge.source == .held)
        bench.judge.dayEnd = nil
        #expect(bench.now == bench.system)
    }

    @Test func `a day that ends by itself ends, whoever waits`() {
        var bench = ClockBench(midnight.adding(seconds: -5), dayEnd: midnight)
        bench.pass(seconds: 10)
        #expect(bench.now == midnight.adding(seconds: 5) && bench.judge.source == .system)
    }

    @Test func `a leap to tomorrow and back by the time server changes nothing`() {
        var bench = ClockBench(dayEnd: midnight)
        bench.step(seconds: 86_400)
        bench.pass(seconds: 900)
        bench.step(seconds: -86_400)
        #expect(bench.now == morning.adding(seconds: 900) && bench.judge.source == .system)
    }

    @Test(arguments: [0, 1, 2, -2], [0, 60, 61, 3600, -3600, 86_400])
    func `A27: the center's clock counts, and is counted on while the line is away`(_ slip: Int64, _ off: Int64) {
        var bench = ClockBench()
        bench.judge.note(center: morning.adding(seconds: off), at: bench.reading)
        bench.pass(seconds: 10)
        bench.step(seconds: slip * 7200)
        bench.pass(seconds: 3600)
        let center = morning.adding(seconds: off + 3610)
        let told = bench.now
        // Standing still for a minute at most is the only way to differ.
        #expect((0...ClockJudge.toleranceMilliseconds).contains(told.milliseconds - center.milliseconds))
    }

    @Test func `an answer that was long on its way does not turn the center's clock back`() {
        var bench = ClockBench()
        bench.judge.note(center: morning.adding(seconds: 300), at: bench.reading)
        bench.judge.note(center: morning.adding(seconds: 260), at: bench.reading)
        #expect(bench.now == morning.adding(seconds: 300))
        bench.judge.note(center: morning.adding(seconds: 200), at: bench.reading)
        // More than a minute back is no delay: the center's own clock was set.
        #expect(bench.now == morning.adding(seconds: 200))
    }

    @Test(arguments: [(30, true), (90, false)])
    func `while the center is silent a time server that agrees with it corrects what the steady clock strays`(
        _ stray: Int64,
        _ isCorrected: Bool
    ) {
        var bench = ClockBench()
        bench.judge.note(center: morning, at: bench.reading)
        bench.step(seconds: stray)
        bench.pass(seconds: 3599)
        bench.judge.vouch(at: bench.reading)
        #expect(bench.now == morning.adding(seconds: 3599))
        bench.pass(seconds: 1)
        bench.judge.vouch(at: bench.reading)
        #expect((bench.now == bench.system) == isCorrected)
    }

    @Test func `a person's word goes before what the center said`() {
        var bench = ClockBench()
        bench.judge.note(center: morning.adding(seconds: 300), at: bench.reading)
        bench.judge.vouch(at: bench.reading)
        #expect(bench.now == morning.adding(seconds: 300))
        bench.judge.vouch(at: bench.reading, byPerson: true)
        bench.pass(seconds: 400)
        #expect(bench.now == bench.system)
    }
}
