// SPDX-License-Identifier: Apache-2.0
import Testing

@testable import Ports

struct EventLoopStateTests {
    private let now = MonotonicTime(nanoseconds: 1_000_000_000)

    @Test func `the bell is rung once for each sleep and never for a thread that is awake`() {
        var state = EventLoopState()
        let whileAwake = state.add(.work {})
        #expect(!whileAwake)
        _ = state.takeJobs()
        #expect(state.fallAsleep(at: now) == -1)
        let rings = (0..<3).map { _ in state.add(.work {}) }
        #expect(rings == [true, false, false])
    }

    @Test func `it sleeps until the next alarm, rounded up, not at all with work, and ends only when all is done`() {
        var state = EventLoopState()
        let key = state.agenda.add(due: now.advanced(by: .microseconds(1500))) {}
        #expect(state.fallAsleep(at: now) == 2)
        #expect(state.fallAsleep(at: now.advanced(by: .seconds(1))) == 0)
        #expect(state.agenda.remove(key) != nil)
        _ = state.agenda.add(due: MonotonicTime(nanoseconds: .max)) {}
        #expect(state.fallAsleep(at: now) == .max)
        state.isStopping = true
        _ = state.add(.work {})
        #expect(state.fallAsleep(at: now) == 0)
        _ = state.takeJobs()
        #expect(state.fallAsleep(at: now) == nil)
    }
}
