// SPDX-License-Identifier: Apache-2.0
import Terms
import Testing

@testable import Ports

@Suite struct `The hall's time` {
    /// Both clocks and the time server, by hand.
    private final class Hands: Sendable {
        private let state = Lock((system: ClockBench.morning, steady: Int64(0), vouches: false))

        var reading: ClockJudge.Reading {
            state.withLock {
                ClockJudge.Reading(system: $0.system, steady: MonotonicTime(nanoseconds: $0.steady * 1_000_000_000))
            }
        }
        var vouches: Bool { state.withLock { $0.vouches } }

        func pass(_ seconds: Int64) {
            state.withLock { $0 = ($0.system.adding(seconds: seconds), $0.steady + seconds, $0.vouches) }
        }
        func step(_ seconds: Int64, vouched: Bool = false) {
            state.withLock { $0 = ($0.system.adding(seconds: seconds), $0.steady, vouched) }
        }
    }

    private func time(_ hands: Hands) -> HallTime {
        let time = HallTime(vouches: { hands.vouches }, read: { hands.reading })
        time.begin(after: ClockBench.morning, dayEnd: nil)
        return time
    }

    @Test func `what people should know is told, and that it is over`() {
        let hands = Hands()
        let time = time(hands)
        #expect(time.standing.trouble == nil && !time.standing.isVouched)
        hands.step(-86_400)
        time.look(dayEnd: nil)
        #expect(time.standing.trouble == .held && time.standing.waitsForPerson)
        #expect(time.standing.differenceSeconds == -86_400)
        hands.step(86_400, vouched: true)
        time.look(dayEnd: nil)
        #expect(time.standing == ClockStanding(ClockJudge(), at: hands.reading, isVouched: true))
    }

    @Test(arguments: [(60, nil), (-60, nil), (61, ClockStanding.Trouble.differs), (-61, .differs)])
    func `A27: beyond a minute from the center people are told`(_ off: Int, _ trouble: ClockStanding.Trouble?) {
        let hands = Hands()
        let time = time(hands)
        #expect(time.note(center: ClockBench.morning.adding(seconds: Int64(off))) == off)
        time.look(dayEnd: nil)
        #expect(time.standing.trouble == trouble)
        #expect(time.standing.differenceSeconds == -off)
    }

    @Test func `a clock before this program was made is told as not set`() {
        let hands = Hands()
        hands.step(-ClockBench.morning.seconds)
        let time = time(hands)
        #expect(time.standing.trouble == .unset)
        #expect(time.now() == ClockBench.morning)
    }

    @Test func `somebody's word is taken at once`() {
        let hands = Hands()
        let time = time(hands)
        hands.step(-86_400)
        #expect(time.now() == ClockBench.morning)
        time.believe()
        #expect(time.now() == ClockBench.morning.adding(seconds: -86_400))
    }

    @Test(arguments: [(0, true), (2399, true), (2401, false), (-1, false)])
    func `a marker speaks only of the clock that touched it`(_ age: Int64, _ isFresh: Bool) {
        let now = ClockBench.morning
        #expect(TimeServer.isFresh(touched: now.adding(seconds: -age), at: now) == isFresh)
        #expect(!TimeServer.isFresh(touched: nil, at: now))
    }
}
