// SPDX-License-Identifier: Apache-2.0

/// What the threads around an `EventLoop` share: jobs, deadlines, watches, and whether the thread sleeps.
struct EventLoopState {
    enum Job {
        case task(UnownedJob)
        case work(@Sendable () -> Void)
    }

    typealias Handler = @Sendable (Readiness) -> Void

    /// Grows with the number of tasks only: a task has at most one job queued.
    private var jobs: [Job] = []
    var agenda = Agenda()
    var watches: [UInt64: (descriptor: CInt, handler: Handler)] = [:]
    var isAsleep = false
    var isStopping = false
    private var hasEnded = false
    /// How many errands are out, and who waits for them to be home.
    var errands = 0
    var errandWatchers: [CheckedContinuation<Void, Never>] = []
    private var lastToken: UInt64 = 0

    /// Queues a job; true when the thread must be woken for it.
    ///
    /// One that comes after the end is let go, with what it holds.
    mutating func add(_ job: Job) -> Bool {
        guard !hasEnded else { return false }
        jobs.append(job)
        return wake()
    }

    /// True once for each sleep: the caller rings the bell.
    mutating func wake() -> Bool {
        defer { isAsleep = false }
        return isAsleep
    }

    mutating func takeJobs() -> [Job] {
        defer { jobs = [] }
        return jobs
    }

    /// Takes no more jobs; gives those that nobody will run.
    mutating func end() -> [Job] {
        hasEnded = true
        return takeJobs()
    }

    /// Notes that an errand is done; gives who waited for the last one.
    mutating func errandIsHome() -> [CheckedContinuation<Void, Never>] {
        errands -= 1
        guard errands == 0 else { return [] }
        defer { errandWatchers = [] }
        return errandWatchers
    }

    /// Registers a watch under a token that is never used again, so a late event cannot reach a reused descriptor.
    mutating func add(_ descriptor: CInt, _ handler: @escaping Handler) -> UInt64 {
        lastToken += 1
        watches[lastToken] = (descriptor, handler)
        return lastToken
    }

    mutating func takeWatches() -> [UInt64: (descriptor: CInt, handler: Handler)] {
        defer { watches = [:] }
        return watches
    }

    /// The time limit for epoll_wait in milliseconds, -1 for none; nil when the thread should end instead.
    ///
    /// Rounded up: waking a moment early would mean to wait again for the rest.
    mutating func fallAsleep(at now: MonotonicTime) -> CInt? {
        guard jobs.isEmpty else { return 0 }
        guard !isStopping else { return nil }
        isAsleep = true
        guard let next = agenda.next else { return -1 }
        let nanoseconds = max(0, next.nanoseconds - now.nanoseconds)
        return CInt(clamping: nanoseconds / 1_000_000 + (nanoseconds % 1_000_000 == 0 ? 0 : 1))
    }
}
