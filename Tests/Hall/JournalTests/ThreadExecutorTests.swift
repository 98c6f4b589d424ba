// SPDX-License-Identifier: Apache-2.0
import Ports
import Testing

@testable import Journal

@Suite(.timeLimit(.minutes(1)))
struct ThreadExecutorTests {
    private actor Counter {
        private let thread: WorkThread
        private var count = 0

        nonisolated var unownedExecutor: UnownedSerialExecutor { unsafe thread.executor.asUnownedSerialExecutor() }

        init() throws { thread = try WorkThread(named: "test") }

        func add() -> Int {
            count += 1
            return count
        }
    }

    @Test func `work runs in order, each piece alone`() async throws {
        let thread = try WorkThread(named: "test")
        let order = Lock<[Int]>([])
        for number in 0..<1000 { thread.executor.perform { order.withLock { $0.append(number) } } }
        let seen = await thread.executor.call { order.withLock { $0 } }
        #expect(seen == Array(0..<1000))
    }

    @Test func `the thread has its name`() async throws {
        let thread = try WorkThread(named: "journal-test")
        let name = await thread.executor.call { try? WholeFile.read(path: "/proc/thread-self/comm", limit: 64) }
        #expect(name == Array("journal-test\n".utf8))
    }

    @Test func `what is queued when the owner goes away still runs`() async throws {
        var thread: WorkThread? = try WorkThread(named: "test")
        let done = Lock(0)
        await withCheckedContinuation { continuation in
            for _ in 0..<100 { thread?.executor.perform { done.withLock { $0 += 1 } } }
            thread?.executor.perform { continuation.resume() }
            thread = nil
        }
        #expect(done.withLock { $0 } == 100)
    }

    @Test func `an actor on the thread is called by many and may go away on it`() async throws {
        for _ in 0..<50 {
            let total = try await withThrowingTaskGroup(of: Int.self) { group in
                let counter = try Counter()
                for _ in 0..<20 { group.addTask { await counter.add() } }
                return try await group.reduce(0, max)
            }
            #expect(total == 20)
        }
    }
}
