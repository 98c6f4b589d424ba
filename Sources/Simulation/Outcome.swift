// SPDX-License-Identifier: Apache-2.0
import Terms

/// What came of a run.
package enum Outcome: Sendable, Equatable {
    case sound(Figures)
    case broken(Violation)

    /// Runs a scenario from its first to its last step.
    package static func of(_ scenario: Scenario) -> Outcome {
        do throws(Violation) {
            let city = try City(scenario)
            try city.run()
            return .sound(Figures(city))
        } catch { return .broken(error) }
    }

    /// What a run has counted.
    package struct Figures: Sendable, Equatable {
        /// Halls times days.
        package internal(set) var hallDays = 0
        /// Things that happened, one after the other.
        package internal(set) var steps = 0
        /// Events on the disks of all halls.
        package internal(set) var events = 0
        /// Tickets given out.
        package internal(set) var tickets = 0
        /// Answers that reached somebody.
        package internal(set) var acknowledged = 0
        /// Slips that came out of printers.
        package internal(set) var papers = 0
        /// Facts that the center took.
        package internal(set) var facts = 0
        /// Boards that displays were sent.
        package internal(set) var frames = 0
        /// Starts of a hall's machine.
        package internal(set) var restarts = 0
        /// How often each invariant was looked at.
        package internal(set) var checks: [Invariant: Int] = [:]
        /// How often each fault struck.
        package internal(set) var faults: [FaultKind: Int] = [:]
        /// The end of every hall's hash chain: equal for equal runs, to the last byte that was stored.
        package internal(set) var digest = ""

        /// Nothing counted yet.
        package init() {}

        init(_ city: City) {
            let tally = city.stage.tally
            (hallDays, steps, events, tickets) = (tally.hallDays, tally.steps, tally.events, tally.tickets)
            (acknowledged, papers, facts) = (tally.acknowledged, tally.papers, tally.facts)
            (frames, restarts, checks, faults) = (tally.frames, tally.restarts, tally.checks, tally.faults)
            let ends = city.halls.flatMap(\.truth.chain)
            digest = String(ends.reduce(UInt64(tally.steps)) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }, radix: 16)
        }

        /// Adds the counts of another run; the digest becomes that of both.
        package mutating func add(_ other: Figures) {
            hallDays += other.hallDays
            steps += other.steps
            events += other.events
            tickets += other.tickets
            acknowledged += other.acknowledged
            papers += other.papers
            facts += other.facts
            frames += other.frames
            restarts += other.restarts
            checks.merge(other.checks) { $0 + $1 }
            faults.merge(other.faults) { $0 + $1 }
            let joined = (digest + other.digest).utf8.reduce(0xCBF2_9CE4_8422_2325 as UInt64) {
                ($0 ^ UInt64($1)) &* 0x100_0000_01B3
            }
            digest = String(joined, radix: 16)
        }
    }
}
