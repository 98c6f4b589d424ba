// SPDX-License-Identifier: Apache-2.0
import Testing

@testable import Ports

struct TimekeeperTests {
    @Test func `the hands stand still until they are turned`() async {
        let time = ManualTimekeeper()
        let rung = Lock<[Int64]>([])
        for seconds in [3, 1, 2] {
            _ = time.call(after: .seconds(seconds)) { rung.withLock { $0.append(time.now().milliseconds) } }
        }
        await time.advance(by: .milliseconds(999))
        #expect(rung.withLock { $0 } == [])
        await time.advance(by: .milliseconds(1001))
        #expect(rung.withLock { $0 } == [1000, 2000])
        #expect(time.pending == 1)
        #expect(time.now().milliseconds == 2000)
    }

    @Test func `an action that arms the next one is followed within the same turn`() async {
        let time = ManualTimekeeper()
        let count = Lock(0)
        @Sendable func tick() {
            count.withLock { $0 += 1 }
            _ = time.call(after: .seconds(1), tick)
        }
        tick()
        await time.advance(by: .seconds(10))
        #expect(count.withLock { $0 } == 11)
    }

    @Test func `a cancelled alarm never rings`() async {
        let time = ManualTimekeeper()
        let alarm = time.call(after: .seconds(1)) { Issue.record("rang") }
        alarm.cancel()
        await time.advance(by: .seconds(2))
        #expect(time.pending == 0)
    }

    @Test func `with a loop the actions run on its thread`() async throws {
        let loop = try EventLoop(name: "test")
        defer { loop.stop() }
        let time = ManualTimekeeper(on: loop)
        let wasOnLoop = Lock(false)
        _ = time.call(after: .seconds(1)) { wasOnLoop.withLock { $0 = loop.isCurrent } }
        await time.advance(by: .seconds(1))
        #expect(wasOnLoop.withLock { $0 })
    }

    @Test func `a waiting task goes on when its time has come`() async throws {
        let time = ManualTimekeeper()
        async let waited: Void = time.wait(for: .seconds(5))
        await time.untilPending(1)
        await time.advance(by: .seconds(5))
        try await waited
    }

    @Test func `a cancelled wait throws and leaves no alarm behind`() async throws {
        let time = ManualTimekeeper()
        let task = Task { try await time.wait(for: .seconds(5)) }
        await time.untilPending(1)
        task.cancel()
        await #expect(throws: CancellationError.self) { try await task.value }
        #expect(time.pending == 0)
    }

    @Test func `a huge duration saturates instead of overflowing`() {
        let far = MonotonicTime(nanoseconds: 1_000_000_000).advanced(by: .seconds(Int64.max))
        #expect(far > MonotonicTime(nanoseconds: .max / 2))
        // Fits in nanoseconds, but not on top of a clock.
        #expect(MonotonicTime(nanoseconds: .max / 2).advanced(by: .seconds(9_000_000_000)).nanoseconds > 0)
        #expect(Duration.seconds(-1.5).wholeNanoseconds == -1_500_000_000)
        #expect(Duration.milliseconds(1500).wholeMilliseconds == 1500)
    }
}
