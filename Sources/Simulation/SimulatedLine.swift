// SPDX-License-Identifier: Apache-2.0
import Link
import Ports
import Simulators
import Terms

/// The way between one hall and the center: messages are lost, doubled, late, overtaken and cut off on it.
final class SimulatedLine {
    /// What came of a request.
    typealias Outcome = Result<[UInt8], LinkTrouble>

    private let stage: Stage
    private let center: SimulatedCenter
    private let hall: HallID
    private var dice: FaultDice
    private var random: SeededRandom
    /// The hall is cut off until then.
    var cutOffUntil: Int64 = 0

    init(_ stage: Stage, _ center: SimulatedCenter, _ hall: HallID) {
        (self.stage, self.center, self.hall) = (stage, center, hall)
        dice = FaultDice(stage.scenario, "line of \(hall)", stage.tally)
        random = SeededRandom(stage.scenario.seed, "line of \(hall)")
    }

    /// Cuts the hall off, in some of the half hours of a day.
    func plan(_ midnight: Int64) {
        for half in 0..<48 where dice.strikes(.partition) {
            let begin = midnight + Int64(half) * 30 * CityCalendar.minute
            let length = Int64(dice.amount(.partition, 1...dice.amount(.partition, 2...150))) * CityCalendar.minute
            stage.at(begin, "a hall is cut off") { [self] () throws(Violation) in
                if !stage.tally.isHealed { cutOffUntil = max(cutOffUntil, stage.now + length) }
            }
        }
    }

    /// Sends a request and calls `done` once: with the answer, or with why there is none, `limit` later at the latest.
    func send(
        _ lane: LinkRequest.Lane,
        _ body: [UInt8],
        after cursor: Int64 = 0,
        waits: Int64 = 0,
        limit: Duration,
        _ done: @escaping (Outcome) throws(Violation) -> Void
    ) {
        var isOpen = true
        let finish = { (outcome: Outcome) throws(Violation) in
            guard isOpen else { return }
            isOpen = false
            try done(outcome)
        }
        guard stage.now >= cutOffUntil else {
            return stage.after(Int64(random.within(1...50)), "a hall is cut off") { () throws(Violation) in
                try finish(.failure(.unreachable))
            }
        }
        stage.after(limit.wholeMilliseconds, "a request times out") { () throws(Violation) in
            try finish(.failure(.timedOut))
        }
        let request = SimulatedCenter.Request(hall: hall, lane: lane, body: body, after: cursor, waits: waits) {
            [self] answer in carryBack(answer, finish)
        }
        if !dice.strikes(.lostRequest) { carry(request, after: travel()) }
        // A twin's answer reaches nobody.
        if dice.strikes(.doubled) {
            let twin = SimulatedCenter.Request(hall: hall, lane: lane, body: body, after: cursor) { _ in }
            carry(twin, after: travel() + Int64(dice.amount(.doubled, 0...120_000)))
        }
    }

    private func carry(_ request: SimulatedCenter.Request, after delay: Int64) {
        stage.after(delay, "a request arrives at the center") { [self] () throws(Violation) in
            try center.take(request)
        }
    }

    private func carryBack(
        _ answer: SimulatedCenter.Answer?,
        _ finish: @escaping (Outcome) throws(Violation) -> Void
    ) {
        guard !dice.strikes(.lostReply), stage.now >= cutOffUntil else { return }
        let outcome: Outcome =
            switch answer {
            case nil: .failure(dice.strikes(.cutReply) ? .cutOff : .unreachable)
            case .status(let status): .failure(.refused(status: status))
            case .body where dice.strikes(.cutReply): .failure(.cutOff)
            case .body(let bytes): .success(bytes)
            }
        stage.after(travel(), "an answer arrives at a hall") { () throws(Violation) in try finish(outcome) }
    }

    private func travel() -> Int64 {
        Int64(dice.strikes(.delayed) ? dice.amount(.delayed, 100...40_000) : random.within(2...60))
    }
}
