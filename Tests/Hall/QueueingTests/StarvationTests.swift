// SPDX-License-Identifier: Apache-2.0
import Queueing
import Terms
import Testing

/// R31: nobody waits in vain, under any policy that the validator accepts.
struct StarvationTests {
    private static let victims = 4

    private static func policy(_ random: inout SplitMix64) -> OrderPolicy {
        OrderPolicy(
            mode: random.oneOf(OrderPolicy.Mode.allCases),
            priorityRun: 1 + random.below(10),
            ageingMinutes: random.below(121),
            greenMaxRun: 1 + random.below(5)
        )
    }

    /// Calls that a window may make before the Nth of a class has its turn, whoever else keeps coming.
    private static func bound(_ kind: CallClass, _ policy: OrderPolicy) -> Int {
        let between =
            switch kind {
            case .ordinary: policy.priorityRun + 1
            // Each priority call may be followed by an ordinary one when `priorityRun` is 1.
            case .booked: 2 * (policy.greenMaxRun + 1) + 1
            case .green: 5
            }
        return victims * between + between
    }

    @Test(arguments: 0..<60, [CallClass.green, .booked, .ordinary])
    func `R31, A8: a class is served through a flood of all others`(_ seed: Int, _ kind: CallClass) {
        var random = SplitMix64(seed: UInt64(seed))
        let policy = Self.policy(&random)
        let other = random.oneOf(WindowPlan.Role.allCases)
        // Window 1 calls. The other one is closed in half of the runs, so that window 1 may have any role.
        let isAlone = Bool.random(using: &random)
        let role = isAlone ? random.oneOf(WindowPlan.Role.allCases.filter { $0 != other || $0 == .general }) : .general
        let windows = [("1", role), ("2", other)].map {
            WindowPlan(id: window($0.0), label: $0.0, role: $0.1, services: [service("a"), service("b"), service("c")])
        }
        let plan = plan(windows: windows) { $0.order = policy }
        #expect(plan.problems.isEmpty)
        var bench = Bench(plan)
        if !isAlone { bench.step(.open, "2") }
        var flood = Flood()
        flood.come(&bench, but: nil)
        var waiting = Set((0..<Self.victims).map { _ in flood.come(&bench, kind) })
        bench.now = time("11:00")
        var calls = 0
        while !waiting.isEmpty, calls <= Self.bound(kind, policy) + 3 {
            flood.come(&bench, but: kind)
            calls += 1
            waiting.remove(ticket(bench.next() ?? "A001"))
        }
        #expect(waiting.isEmpty, "seed \(seed): \(policy) as \(role) kept \(kind) waiting for \(calls) calls")
    }

    /// Visitors who keep coming.
    private struct Flood {
        private var serial = 0

        /// One of every class but one.
        mutating func come(_ bench: inout Bench, but kind: CallClass?) {
            for other in [CallClass.green, .booked, .ordinary] where other != kind { come(&bench, other) }
        }

        @discardableResult
        mutating func come(_ bench: inout Bench, _ kind: CallClass) -> TicketID {
            serial += 1
            return switch kind {
            case .green: bench.green()
            case .booked: bench.booked(aBooking(serial, slot: slot("09:00", "12:00")))
            case .ordinary: bench.walkIn()
            }
        }
    }

    @Test func `the flood is one: strict without ageing would fail the bound`() {
        var bench = Bench(plan { $0.order.mode = .strict })
        bench.walkIn()
        for serial in 0..<40 { bench.booked(aBooking(serial, slot: slot("09:00", "12:00"))) }
        let calls = (0..<40).map { _ in bench.next() }
        #expect(!calls.contains("A001"), "before the ageing time nothing interleaves")
    }
}
