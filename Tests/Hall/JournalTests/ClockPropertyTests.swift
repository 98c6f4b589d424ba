// SPDX-License-Identifier: Apache-2.0
import Ports
import Queueing
import Terms
import Testing

@testable import Journal

/// A hall on clocks that step at random, with time server, center and restarts, against the true time that only the test
/// knows.
@Suite(.timeLimit(.minutes(2)))
struct ClockPropertyTests {
    /// A machine's clocks: what they show follows from the true time, the steps, and since when it runs.
    private final class Machine: Sendable {
        private struct State {
            var truth = Lobby.opening.timestamp
            var offset: Int64 = 0
            var steady: Int64 = 0
        }

        private let state = Lock(State())

        var truth: Timestamp { state.withLock { $0.truth } }
        var isRight: Bool { state.withLock { $0.offset == 0 } }
        var reading: ClockJudge.Reading {
            state.withLock { state in
                ClockJudge.Reading(
                    system: state.truth.adding(seconds: state.offset),
                    steady: MonotonicTime(nanoseconds: state.steady * 1_000_000_000)
                )
            }
        }

        func pass(_ seconds: Int64) {
            state.withLock { state in
                state.truth = state.truth.adding(seconds: seconds)
                state.steady += seconds
            }
        }

        func set(_ offset: Int64) { state.withLock { $0.offset = offset } }
    }

    /// One opening of the hall.
    private struct Opening {
        let journal: Journal
        let time: HallTime

        init(_ lobby: Lobby, _ machine: Machine, _ vouches: Lock<Bool>) async throws {
            let time = HallTime(
                vouches: { vouches.withLock { $0 } && machine.isRight },
                read: { machine.reading }
            )
            journal = try Journal.open(directory: lobby.directory, plan: Lobby.plan()) {
                Moment(time.now(), offsetSeconds: 28_800)
            }
            self.time = time
            time.begin(after: await journal.view { $0.newest?.timestamp }, dayEnd: await dayEnd)
        }

        var dayEnd: Timestamp? {
            get async {
                let day = await journal.view { $0.isAnybodyHere ? $0.day : nil }
                return day.map { Timestamp(seconds: Int64($0.daysSinceEpoch + 1) * 86_400 - 28_800) }
            }
        }

        /// What the hall does each second.
        func look() async { time.look(dayEnd: await dayEnd) }
    }

    private static let steps: [Int64] = [
        0, 0, 0, 5, -5, 45, -45, 90, -90, 7200, -7200, 86_400, -86_400, -1_795_000_000,
    ]

    @Test(arguments: 1...12)
    func `whatever the clocks do, no number comes twice, no day goes back, and nobody is thrown out by a step`(
        _ seed: UInt64
    ) async throws {
        var dice = SplitMix64(seed: seed)
        let (lobby, machine, vouches) = (Lobby(), Machine(), Lock(false))
        let mayRestart = seed % 2 == 0
        var opening = try await Opening(lobby, machine, vouches)
        var seen: Set<String> = []
        var day: BusinessDay?
        for turn in 0..<150 {
            switch Int.random(in: 0..<10, using: &dice) {
            case 0: machine.set(Self.steps.randomElement(using: &dice) ?? 0)
            case 1: vouches.withLock { $0.toggle() }
            case 2: _ = opening.time.note(center: machine.truth)
            case 3 where mayRestart:
                await opening.journal.close()
                machine.pass(Int64.random(in: 1...40_000, using: &dice))
                opening = try await Opening(lobby, machine, vouches)
            default: machine.pass(Int64.random(in: 1...900, using: &dice))
            }
            await opening.look()
            let wasHere = await opening.journal.view { $0.isAnybodyHere }
            let receipt = try await opening.journal.take(turn)
            let ticket = try #require(receipt.ticket, "seed \(seed), turn \(turn)")
            #expect(seen.insert(ticket.text).inserted, "seed \(seed), turn \(turn): \(ticket.text) twice")
            if let day { #expect(ticket.day >= day, "seed \(seed), turn \(turn): the day went back") }
            // A small step is believed after a while: by so much the hall's midnight may come early.
            let truth = Moment(machine.truth.adding(seconds: 7_260), offsetSeconds: 28_800).day
            if !mayRestart, wasHere, let day, ticket.day > day {
                #expect(ticket.day <= truth, "seed \(seed), turn \(turn): a step ended the day of people who wait")
            }
            day = ticket.day
            if vouches.withLock({ $0 }), machine.isRight {
                let error = opening.time.now().milliseconds - machine.truth.milliseconds
                #expect(abs(error) <= ClockJudge.toleranceMilliseconds, "seed \(seed), turn \(turn): A27")
            }
        }
        let now = Moment(opening.time.now(), offsetSeconds: 28_800).timestamp
        let waits = await opening.journal.view { state in
            state.tickets.map { now.minutes(since: $0.issuedAt) }
                + [state.longestWaitMinutes(in: Lobby.service, at: now) ?? 0]
        }
        #expect(waits.allSatisfy { $0 >= 0 }, "seed \(seed)")
        await opening.journal.close()
    }
}
