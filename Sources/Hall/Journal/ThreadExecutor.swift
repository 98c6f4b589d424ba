// SPDX-License-Identifier: Apache-2.0
import Glibc
import Ports

/// One thread for work that blocks in fsync or computes for long, as the executor of an actor or for single pieces of work.
///
/// Swift's own threads are as few as the cores: one fsync on a slow card would hold up every other task.
@safe
package final class ThreadExecutor: SerialExecutor {
    private enum Job {
        case task(UnownedJob)
        case work(@Sendable () -> Void)
    }

    private struct Shared {
        var jobs: [Job] = []
        var isFinishing = false
    }

    /// Grows with the number of tasks only: a task has at most one job queued.
    private let shared = Lock(Shared())
    /// Counts what the thread has to look at (sem_overview(7)).
    nonisolated(unsafe) private let bell: UnsafeMutablePointer<sem_t>

    /// The thread's name, for top(1) and perf(1).
    private let name: String

    fileprivate init(_ name: String) {
        self.name = name
        unsafe bell = .allocate(capacity: 1)
        unsafe sem_init(bell, 0, 0)
    }

    deinit {
        unsafe sem_destroy(bell)
        unsafe bell.deallocate()
    }

    package func enqueue(_ job: consuming ExecutorJob) { add(.task(UnownedJob(job))) }

    /// Runs `work` on the thread after what is queued already.
    package func perform(_ work: @escaping @Sendable () -> Void) { add(.work(work)) }

    /// Runs `work` on the thread and waits for its result.
    package func call<Result: Sendable>(_ work: @escaping @Sendable () -> Result) async -> Result {
        await withCheckedContinuation { continuation in
            perform { continuation.resume(returning: work()) }
        }
    }

    fileprivate func finish() {
        shared.withLock { $0.isFinishing = true }
        unsafe sem_post(bell)
    }

    fileprivate func run() {
        ThreadName.set(name)
        let executor = unsafe asUnownedSerialExecutor()
        while true {
            let (jobs, isFinishing) = shared.withLock { shared in
                defer { shared.jobs = [] }
                return (shared.jobs, shared.isFinishing)
            }
            for job in jobs {
                switch job {
                case .task(let job): unsafe job.runSynchronously(on: executor)
                case .work(let work): work()
                }
            }
            guard jobs.isEmpty else { continue }
            guard !isFinishing else { return }
            // EINTR is one more look at an empty queue.
            unsafe sem_wait(bell)
        }
    }

    private func add(_ job: Job) {
        shared.withLock { $0.jobs.append(job) }
        unsafe sem_post(bell)
    }
}

/// Owns the thread of an executor: it ends when its owner goes away, after what is queued.
package final class WorkThread: Sendable {
    /// What runs on the thread.
    package let executor: ThreadExecutor

    /// Starts the thread; a name has at most 15 characters (pthread_setname_np(3)).
    package init(named name: String) throws(JournalError) {
        executor = ThreadExecutor(name)
        var handle = pthread_t()
        // The thread holds the executor, not its owner, so the owner may go away on that very thread.
        let context = unsafe Unmanaged.passRetained(executor)
        let code = unsafe pthread_create(&handle, nil, runThreadExecutor, context.toOpaque())
        guard code == 0 else {
            unsafe context.release()
            throw .storageFailed("pthread_create: errno \(code)")
        }
        pthread_detach(handle)
    }

    deinit { executor.finish() }
}

/// The thread's body: a free function, since a closure could inherit an actor's isolation and trap here.
private func runThreadExecutor(_ context: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? {
    if let context = unsafe context {
        unsafe Unmanaged<ThreadExecutor>.fromOpaque(context).takeRetainedValue().run()
    }
    return nil
}
