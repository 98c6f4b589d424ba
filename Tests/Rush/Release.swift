// SPDX-License-Identifier: Apache-2.0
import Charter
import HTTP
import Ports
import Terms

/// A release of numbers: readers and bookers arrive at their own pace, whether or not the center keeps up.
struct Release {
    private let options: RushOptions
    private let time: EventLoop

    /// Milliseconds that 99 of 100 requests may take.
    private static let limit = 50.0
    /// Of a hundred bookers so many want the narrow line.
    private static let narrowPercent = 30

    init(_ options: RushOptions, _ time: EventLoop) { (self.options, self.time) = (options, time) }

    /// True when nothing was oversold or lost, and it was quick enough.
    func run() async throws -> Bool {
        let center = try CenterProgram(options, time)
        try await center.start()
        try await center.fill()
        let desk = PublicDesk(client: HTTPClient(maxAtOnce: 256), address: center.web)
        let wishes = try await Wishes(desk)
        let begin = ContinuousClock.now
        async let reads = arrivals(options.reads, from: begin) { number in
            _ = try await desk.slots(CityFiles.wideLine(number % CityFiles.wideLines), days: 7)
            return nil
        }
        async let writes = arrivals(options.writes, from: begin) { number in
            let wish = wishes.wish(number, narrow: number % 100 < Self.narrowPercent)
            return try await desk.book(number, wish.line, wish.start, terms: wishes.terms, intent: "rush-\(number)")
        }
        let (read, wrote) = try await (reads, writes)
        desk.client.close()
        let isConserved = try await center.conserves()
        try await center.stop()
        let audit = try Audit(wrote.answers, center.openStore())
        report(read, wrote, audit, isConserved)
        let isQuick = read.times.quantile(0.99) <= Self.limit && wrote.times.quantile(0.99) <= Self.limit
        return isQuick && audit.isSound && isConserved && read.failed == 0 && wrote.failed == 0
    }

    private func report(_ read: Arrivals, _ wrote: Arrivals, _ audit: Audit, _ isConserved: Bool) {
        Screen.say(
            "release: \(options.reads) reads/s and \(options.writes) writes/s for \(options.seconds) s (p99 ≤50 ms)"
        )
        Screen.say("  reads:  \(read.times.count) answered, \(read.failed) failed, \(read.times.text)")
        Screen.say("  writes: \(wrote.times.count) answered, \(wrote.failed) failed, \(wrote.times.text)")
        for (failure, count) in read.failures.merging(wrote.failures, uniquingKeysWith: +).sorted(by: {
            $0.key < $1.key
        }) {
            Screen.say("  \(count) × \(failure)")
        }
        Screen.say("  \(audit.text); conservation \(isConserved ? "holds" : "IS BROKEN")")
    }

    /// What came of one kind of request.
    private struct Arrivals: Sendable {
        var times = Times()
        /// Requests without an answer, by why.
        var failures: [String: Int] = [:]
        var answers: [Int: PublicDesk.Answer] = [:]

        var failed: Int { failures.values.reduce(0, +) }
    }

    /// One request, from its own arrival on.
    private struct Arrival: Sendable {
        let number: Int
        let took: Duration
        let answer: PublicDesk.Answer?
        let failure: String?
    }

    /// Lets requests arrive at `rate` a second; each is timed from its own arrival, so that one that waits for its turn
    /// counts what it waited.
    private func arrivals(
        _ rate: Int,
        from begin: ContinuousClock.Instant,
        _ request: @escaping @Sendable (Int) async throws -> PublicDesk.Answer?
    ) async throws -> Arrivals {
        let count = rate * options.seconds
        guard count > 0 else { return Arrivals() }
        return try await withThrowingTaskGroup(of: Arrival.self) { group in
            for number in 0..<count {
                let due = begin.advanced(by: .microseconds(number * 1_000_000 / rate))
                try await time.wait(for: ContinuousClock.now.duration(to: due))
                group.addTask {
                    do {
                        let answer = try await request(number)
                        return Arrival(number: number, took: due.duration(to: .now), answer: answer, failure: nil)
                    } catch {
                        return Arrival(number: number, took: due.duration(to: .now), answer: nil, failure: "\(error)")
                    }
                }
            }
            return try await group.reduce(into: Arrivals()) { all, one in
                if let failure = one.failure {
                    all.failures[failure, default: 0] += 1
                } else {
                    all.times.add(one.took)
                    if let answer = one.answer { all.answers[one.number] = answer }
                }
            }
        }
    }
}
