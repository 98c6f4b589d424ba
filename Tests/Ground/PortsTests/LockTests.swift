// SPDX-License-Identifier: Apache-2.0
import Testing

@testable import Ports

struct LockTests {
    @Test func `many tasks count without losing one`() async {
        let count = Lock(0)
        await withDiscardingTaskGroup { group in
            for _ in 0..<8 { group.addTask { for _ in 0..<1000 { count.withLock { $0 += 1 } } } }
        }
        #expect(count.withLock { $0 } == 8000)
    }

    @Test func `a thrown error comes out typed and leaves the lock open`() {
        let lock = Lock(1)
        let error = #expect(throws: PortError.self) {
            try lock.withLock { _ throws(PortError) in throw .timedOut }
        }
        #expect(error == .timedOut)
        #expect(lock.withLock { $0 } == 1)
    }

    @Test func `locking twice on one thread traps instead of hanging`() async {
        await #expect(processExitsWith: .failure) {
            let lock = Lock(0)
            lock.withLock { _ in lock.withLock { $0 += 1 } }
        }
    }
}
