// SPDX-License-Identifier: Apache-2.0
import Glibc
import HTTP
import Ports
import Testing

extension WholeRiver {
    /// The real daemon, ended by SIGKILL again and again while visitors take numbers.
    struct PowerCutTests {
        private static let rounds = 50
        private static let clients = 8
        /// A cut comes so many answers into a round, and so much later, by the seed: the answer alone would always find
        /// the daemon at the same point of its work.
        private static let answers = 1...24
        private static let delayMicroseconds = 0...2000

        @Test(.timeLimit(.minutes(2)))
        func `fifty power cuts under eight clients lose no acknowledged ticket and double none`() async throws {
            let seed = SplitMix64.chooseSeed()
            var generator = SplitMix64(seed: seed)
            let (hall, ledger) = (try RunningHall(Folder()), Ledger())
            let began = MonotonicTime.now()
            var (lost, changed, unanswered) = (Set<String>(), [String](), 0)
            try await hall.start()
            for round in 1...Self.rounds {
                let delay = Duration.microseconds(Int.random(in: Self.delayMicroseconds, using: &generator))
                let cut = Cut(after: Int.random(in: Self.answers, using: &generator), delay) { hall.kill() }
                let orders = try await issue(round, at: hall, ledger, cut, generator.next())
                if round.isMultiple(of: 5) { try await cutWhileStarting(hall) }
                try await hall.start()
                unanswered += orders.count
                for order in orders where try await !repeatTwice(order, at: hall.door, ledger) {
                    changed.append(order.key)
                }
                lost.formUnion(try await ledger.lost(at: hall.door, clients: Self.clients))
            }
            let seconds = began.duration(to: .now()).wholeMilliseconds / 1000
            print(
                "power cuts: seed \(seed), rounds \(Self.rounds), acknowledged \(ledger.tickets.count), repeated "
                    + "\(unanswered), lost \(lost.count), doubled \(ledger.doubled.count), \(seconds) s"
            )
            #expect(lost.isEmpty, "seed \(seed): \(lost)")
            #expect(changed.isEmpty, "seed \(seed): \(changed)")
            #expect(ledger.doubled.isEmpty, "seed \(seed): \(ledger.doubled)")
            #expect(unanswered >= Self.rounds, "the cuts came while clients waited")
            #expect(try await hall.stop() == 0)
            let journal = try await PastJournal(configuration: hall.configuration, clock: hall.noon.clock)
            check(journal, against: ledger)
        }

        /// Lets the clients take numbers until the power is cut; returns the orders that got no answer.
        private func issue(
            _ round: Int,
            at hall: RunningHall,
            _ ledger: Ledger,
            _ cut: Cut,
            _ seed: UInt64
        ) async throws -> [Order] {
            let door = hall.door
            return try await withThrowingTaskGroup(of: Order.self) { group in
                for client in 0..<Self.clients {
                    group.addTask {
                        var generator = SplitMix64(seed: seed &+ UInt64(client))
                        for count in 1...1000 {
                            let order = Self.order("r\(round)-c\(client)-\(count)", &generator)
                            guard let answer = try? await order.send(to: door) else { return order }
                            try #require(answer.status == 201, "\(answer.text)")
                            ledger.acknowledge(order.key, try #require(try answer.decoded(Outcome.self).ticket))
                            cut.countAnswer()
                        }
                        throw Overdue(description: "the power was never cut")
                    }
                }
                return try await group.reduce(into: []) { $0.append($1) }
            }
        }

        private static func order(_ key: String, _ generator: inout SplitMix64) -> Order {
            switch Int.random(in: 0..<4, using: &generator) {
            case 0:
                Order(
                    key: key,
                    path: "/green-tickets",
                    role: "green",
                    fields: ["service": "estate", "reason": "urgent"]
                )
            case 1: Order(key: key, path: "/tickets", role: "kiosk", fields: ["service": "social"])
            default: Order(key: key, path: "/tickets", role: "kiosk", fields: ["service": "estate"])
            }
        }

        /// Repeats what got no answer, as clients do, and once more; says whether the answer was the same both times.
        private func repeatTwice(_ order: Order, at door: Door, _ ledger: Ledger) async throws -> Bool {
            let first = try await order.send(to: door)
            try #require(first.status == 201, "\(first.text)")
            ledger.acknowledge(order.key, try #require(try first.decoded(Outcome.self).ticket))
            return try await order.send(to: door) == first
        }

        /// Cuts the power while the journal is being read back.
        private func cutWhileStarting(_ hall: RunningHall) async throws {
            let program = try hall.launch()
            defer { program.kill() }
            try await hall.loop.until("the journal is taken") {
                let owner = try? Folder.read(hall.directory + "/lock")
                return owner.map { String(decoding: $0, as: UTF8.self) } == "\(program.number)\n" ? () : nil
            }
        }

        /// What the journal issued is what the clients know: every key once, every number once, the same tokens.
        private func check(_ journal: PastJournal, against ledger: Ledger) {
            let (issues, tickets) = (journal.issues, ledger.tickets)
            #expect(issues.count == tickets.count)
            #expect(Set(issues.map(\.id)).count == issues.count)
            #expect(Set(issues.map(\.key)).count == issues.count)
            let strangers = issues.filter { issue in
                let told = issue.key.flatMap { tickets[$0] }
                return told?.id != issue.id || told?.token != issue.token
            }
            #expect(strangers.isEmpty, "\(strangers.map(\.id))")
        }
    }

    /// Ends the daemon when so many answers have come and a little time has passed.
    private final class Cut: Sendable {
        private let left: Lock<Int>
        private let delay: Duration
        private let act: @Sendable () -> Void

        init(after count: Int, _ delay: Duration, _ act: @escaping @Sendable () -> Void) {
            (left, self.delay, self.act) = (Lock(count), delay, act)
        }

        func countAnswer() {
            let isTime = left.withLock { left in
                left -= 1
                return left == 0
            }
            guard isTime else { return }
            // No timer is exact to the microsecond.
            let due = MonotonicTime.now().advanced(by: delay)
            while MonotonicTime.now() < due {}
            act()
        }
    }
}
