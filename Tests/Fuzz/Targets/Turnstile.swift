// SPDX-License-Identifier: Apache-2.0
import Glibc
import Ports

/// Runs an asynchronous call to its end on the calling thread, since libFuzzer and its sanitizers know one thread only.
///
/// Actors with a thread of their own keep it; the thread pool is not used, so that no test can starve it.
final class Turnstile: TaskExecutor {
    private struct Waiting {
        var jobs: [UnownedJob] = []
        var isOver = false
    }

    private let waiting = Lock(Waiting())
    private let gate = Gate()

    /// Returns what `work` returns.
    static func run<Value: Sendable>(_ work: @escaping @Sendable () async -> Value) -> Value {
        let turnstile = Turnstile()
        let value = Lock<Value?>(nil)
        Task.detached(executorPreference: turnstile) {
            let made = await work()
            value.withLock { $0 = made }
            turnstile.finish()
        }
        turnstile.drain()
        guard let made = value.withLock({ $0 }) else { preconditionFailure("a call ends with a value") }
        return made
    }

    func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        waiting.withLock { $0.jobs.append(job) }
        gate.open()
    }

    private func finish() {
        waiting.withLock { $0.isOver = true }
        gate.open()
    }

    private func drain() {
        while true {
            gate.pass()
            let (job, isOver) = waiting.withLock { ($0.jobs.isEmpty ? nil : $0.jobs.removeFirst(), $0.isOver) }
            if let job {
                unsafe job.runSynchronously(on: asUnownedTaskExecutor())
            } else if isOver {
                return
            }
        }
    }
}

/// A counting semaphore (sem_overview(7)).
@safe private final class Gate: Sendable {
    private nonisolated(unsafe) let semaphore: UnsafeMutablePointer<sem_t>

    init() {
        unsafe semaphore = .allocate(capacity: 1)
        unsafe semaphore.initialize(to: sem_t())
        let code = unsafe sem_init(semaphore, 0, 0)
        precondition(code == 0, "sem_init")
    }

    deinit {
        unsafe sem_destroy(semaphore)
        unsafe semaphore.deallocate()
    }

    func open() { unsafe sem_post(semaphore) }

    func pass() {
        // Interrupted by a signal, such as libFuzzer's alarm.
        while unsafe sem_wait(semaphore) != 0 {}
    }
}
