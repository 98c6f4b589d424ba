// SPDX-License-Identifier: Apache-2.0
import Queueing
import Terms
import Testing

/// Numbers in which a rule that goes through all tickets would be felt: minutes instead of a moment.
struct LoadTests {
    @Test(.timeLimit(.minutes(1)))
    func `a line of ten thousand is called to its end`() {
        var bench = Bench()
        for _ in 0..<10_000 { bench.walkIn(station: station("k1")) }
        var calls = 0
        while bench.next() != nil { calls += 1 }
        #expect(calls == 10_000)
        #expect(bench.state.waiting(in: service("a")) == 0)
    }
}
