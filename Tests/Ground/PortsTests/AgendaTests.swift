// SPDX-License-Identifier: Apache-2.0
import Testing

@testable import Ports

struct AgendaTests {
    @Test func `entries come by due time, equal ones in the order of their making`() {
        let order = Lock<[Int]>([])
        var agenda = Agenda()
        for (index, due) in [30, 10, 20, 10, 30, 5].enumerated() {
            _ = agenda.add(due: MonotonicTime(nanoseconds: Int64(due))) { order.withLock { $0.append(index) } }
        }
        #expect(agenda.next == MonotonicTime(nanoseconds: 5))
        #expect(agenda.takeDue(at: MonotonicTime(nanoseconds: 4)) == nil)
        while let entry = agenda.takeDue(at: MonotonicTime(nanoseconds: 30)) { entry.action() }
        #expect(order.withLock { $0 } == [5, 1, 3, 2, 0, 4])
    }

    @Test func `a random agenda runs exactly what was not cancelled`() {
        let seed = UInt64.random(in: 0 ... .max)
        var generator = SplitMix64(state: seed)
        var agenda = Agenda()
        var expected: [Agenda.Key] = []
        for _ in 0..<500 {
            let due = MonotonicTime(nanoseconds: Int64.random(in: 0..<50, using: &generator))
            let key = agenda.add(due: due) {}
            expected.append(key)
            if Bool.random(using: &generator), let victim = expected.randomElement(using: &generator) {
                #expect(agenda.remove(victim) != nil)
                #expect(agenda.remove(victim) == nil, "cancelled twice, seed \(seed)")
                expected.removeAll { $0 == victim }
            }
        }
        var taken: [MonotonicTime] = []
        while let entry = agenda.takeDue(at: MonotonicTime(nanoseconds: 50)) { taken.append(entry.due) }
        #expect(taken == expected.map(\.due).sorted(), "seed \(seed)")
        #expect(agenda.count == 0)
    }
}
