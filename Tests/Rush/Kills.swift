// SPDX-License-Identifier: Apache-2.0
import Charter
import HTTP
import Ports
import Terms

/// Ends the center again and again in the middle of a rush (SIGKILL): what was acknowledged is kept, once.
struct Kills {
    private let options: RushOptions
    private let time: EventLoop

    /// Bookers at a time.
    private static let bookers = 16
    /// Milliseconds from the first booking to the end, drawn anew for each round.
    private static let life = 50...400

    init(_ options: RushOptions, _ time: EventLoop) { (self.options, self.time) = (options, time) }

    /// True when after every end all that was acknowledged is there, once, and every number is somewhere.
    func run() async throws -> Bool {
        let center = try CenterProgram(options, time)
        try await center.start()
        try await center.fill()
        let client = HTTPClient(maxAtOnce: Self.bookers)
        let desk = PublicDesk(client: client, address: center.web)
        let wishes = try await Wishes(desk)
        var answers: [Int: PublicDesk.Answer] = [:]
        var next = 0
        var repeated = 0
        for _ in 0..<options.kills {
            let life = Duration.milliseconds(Int.random(in: Self.life))
            let counter = Lock(next)
            async let ended: Void = end(center, after: life)
            let round = await rush(desk, wishes, counter)
            try await ended
            next = counter.withLock { $0 }
            answers.merge(round.answers) { _, new in new }
            try await center.start()
            // Whoever got no answer asks again with the same intent.
            for person in round.unanswered {
                answers[person] = try await ask(desk, wishes, person)
                repeated += 1
            }
            guard try await center.conserves() else {
                Screen.say("  CONSERVATION IS BROKEN")
                return false
            }
        }
        client.close()
        try await center.stop()
        let audit = try Audit(answers, center.openStore())
        Screen.say("kills: \(options.kills) times in a rush of \(next) people, \(repeated) of whom asked again")
        Screen.say("  \(audit.text)")
        return audit.isSound
    }

    private func end(_ center: CenterProgram, after life: Duration) async throws {
        try await time.wait(for: life)
        center.kill()
    }

    private struct Round: Sendable {
        var answers: [Int: PublicDesk.Answer] = [:]
        var unanswered: [Int] = []
    }

    /// Books until nobody answers any more.
    private func rush(_ desk: PublicDesk, _ wishes: Wishes, _ counter: Lock<Int>) async -> Round {
        await withTaskGroup(of: Round.self) { group in
            for _ in 0..<Self.bookers {
                group.addTask {
                    var round = Round()
                    while true {
                        let person = counter.withLock { counter in
                            defer { counter += 1 }
                            return counter
                        }
                        guard let answer = try? await ask(desk, wishes, person) else {
                            round.unanswered.append(person)
                            return round
                        }
                        round.answers[person] = answer
                    }
                }
            }
            return await group.reduce(into: Round()) { all, one in
                all.answers.merge(one.answers) { _, new in new }
                all.unanswered += one.unanswered
            }
        }
    }

    private func ask(_ desk: PublicDesk, _ wishes: Wishes, _ person: Int) async throws -> PublicDesk.Answer {
        let wish = wishes.wish(person, narrow: person % 10 == 0)
        return try await desk.book(person, wish.line, wish.start, terms: wishes.terms, intent: "rush-\(person)")
    }
}
