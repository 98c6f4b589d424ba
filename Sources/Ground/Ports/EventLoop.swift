// SPDX-License-Identifier: Apache-2.0
import CLinux
import Glibc
import Synchronization

/// One thread that waits in epoll for devices, deadlines and jobs, and is the executor of the actors pinned to it.
///
/// Jobs, alarms and descriptor handlers all run on that thread, one at a time. A handler therefore enters a pinned actor
/// with `assumeIsolated`, without a hop and in order:
/// ```
/// actor Station {
///     let loop: EventLoop
///     nonisolated var unownedExecutor: UnownedSerialExecutor { loop.asUnownedSerialExecutor() }
/// }
/// ```
/// Nothing that blocks (fsync, TLS, name lookup) may run here; see `errand`. An idle loop does not wake up at all.
package final class EventLoop: SerialExecutor, Timekeeper {
    /// Shown as the thread's name.
    package let name: String

    private let epoll: Descriptor
    /// Wakes the thread out of epoll_wait (eventfd(2)).
    private let bell: Descriptor
    let shared = Lock(EventLoopState())
    private let thread = Lock<pthread_t?>(nil)
    private let threadID = Atomic<CInt>(0)
    private let wakeUpCount = Atomic<Int>(0)

    /// The token of the bell in epoll; watches count from 1.
    private static let bellToken: UInt64 = 0

    /// Starts the thread; throws when the process is out of descriptors or threads.
    package init(name: String) throws(PortError) {
        self.name = name
        epoll = try Descriptor(linux_epoll_create(), from: "epoll_create1", on: name)
        bell = try Descriptor(linux_eventfd(), from: "eventfd", on: name)
        guard linux_epoll_add(epoll.number, bell.number, Readiness.input.rawValue, Self.bellToken) == 0 else {
            throw PortError(call: "epoll_ctl", on: name)
        }
        var handle = pthread_t()
        // The thread holds the loop until it has ended; runEventLoop releases it.
        let context = unsafe Unmanaged.passRetained(self)
        let code = unsafe pthread_create(&handle, nil, runEventLoop, context.toOpaque())
        guard code == 0 else {
            unsafe context.release()
            throw PortError.system(call: "pthread_create", code: code)
        }
        thread.withLock { $0 = handle }
    }

    /// Runs what is queued, ends the thread and waits for it; to be called from another thread, once all tasks have ended.
    ///
    /// A job that comes later is never run: the process is leaving.
    package func stop() {
        precondition(!isCurrent, "a loop cannot wait for its own end")
        shared.withLock { $0.isStopping = true }
        ring()
        if let handle = thread.withLock({ $0.take() }) { pthread_join(handle, nil) }
    }

    /// True on the loop's own thread.
    package var isCurrent: Bool { threadID.load(ordering: .relaxed) == linux_gettid() }

    /// How often epoll_wait has returned; flat while nothing happens.
    package var wakeUps: Int { wakeUpCount.load(ordering: .relaxed) }

    /// How many descriptors are watched.
    var watchCount: Int { shared.withLock { $0.watches.count } }

    fileprivate func run() {
        threadID.store(linux_gettid(), ordering: .relaxed)
        ThreadName.set(name)
        linux_block_daemon_signals()
        var events = [linux_event](repeating: linux_event(), count: Int(LINUX_EVENTS))
        while true {
            runJobs()
            runAlarms()
            guard let timeout = shared.withLock({ $0.fallAsleep(at: .now()) }) else { break }
            let count = unsafe linux_epoll_wait(epoll.number, &events, timeout)
            precondition(count >= 0 || errno == EINTR, "epoll_wait failed")
            wakeUpCount.add(1, ordering: .relaxed)
            shared.withLock { $0.isAsleep = false }
            for event in events.prefix(Int(max(count, 0))) { dispatch(event) }
        }
        // Released outside the lock: what the actions hold may call back into the loop as it goes.
        _ = shared.withLock { ($0.end(), $0.agenda.takeAll(), $0.takeWatches()) }
    }

    private func runJobs() {
        let executor = unsafe asUnownedSerialExecutor()
        for job in shared.withLock({ $0.takeJobs() }) {
            switch job {
            case .task(let job): unsafe job.runSynchronously(on: executor)
            case .work(let work): work()
            }
        }
    }

    /// Runs what is due now, one by one, so that an action can still cancel the next.
    private func runAlarms() {
        let now = MonotonicTime.now()
        while let entry = shared.withLock({ $0.agenda.takeDue(at: now) }) { entry.action() }
    }

    private func dispatch(_ event: linux_event) {
        guard event.token != Self.bellToken else {
            var count: UInt64 = 0
            _ = unsafe read(bell.number, &count, 8)
            return
        }
        // Looked up only now: a handler that ran before in this batch may have cancelled the watch.
        let handler = shared.withLock { $0.watches[event.token]?.handler }
        handler?(Readiness(rawValue: event.ready))
    }

    private func ring() {
        var one: UInt64 = 1
        _ = unsafe write(bell.number, &one, 8)
    }
}

// MARK: - Jobs

extension EventLoop {
    package func enqueue(_ job: consuming ExecutorJob) { submit(.task(UnownedJob(job))) }

    package func checkIsolated() { precondition(isCurrent, "not on the thread of loop \(name)") }

    package func isIsolatingCurrentContext() -> Bool? { isCurrent }

    /// Runs `work` on the loop's thread, after what is queued already; from any thread.
    package func perform(_ work: @escaping @Sendable () -> Void) { submit(.work(work)) }

    /// Runs `work` on the loop's thread and waits for its result.
    package func call<Result: Sendable>(_ work: @escaping @Sendable () -> Result) async -> Result {
        await withCheckedContinuation { continuation in
            perform { continuation.resume(returning: work()) }
        }
    }

    private func submit(_ job: EventLoopState.Job) {
        if shared.withLock({ $0.add(job) }) { ring() }
    }
}

// MARK: - Time

extension EventLoop {
    /// Reads CLOCK_MONOTONIC.
    package func now() -> MonotonicTime { .now() }

    /// Runs `action` on the loop's thread at `due`; from any thread.
    package func call(at due: MonotonicTime, _ action: @escaping @Sendable () -> Void) -> Alarm {
        let (key, mustRing) = shared.withLock { state in
            let key = state.agenda.add(due: due, action)
            return (key, state.agenda.next == due && state.wake())
        }
        if mustRing { ring() }
        return Alarm { [weak self] in _ = self?.shared.withLock { $0.agenda.remove(key) } }
    }
}

// MARK: - Descriptors

extension EventLoop {
    /// Calls `handler` on the loop's thread whenever the descriptor is ready (level-triggered); from any thread.
    ///
    /// The caller keeps the descriptor open until it has cancelled the watch, and cancels it at the latest when told
    /// `.gone`: a hung-up descriptor stays ready for ever. Throws for what epoll cannot watch, such as a regular file.
    package func watch(
        _ descriptor: CInt,
        for interest: Readiness,
        _ handler: @escaping @Sendable (Readiness) -> Void
    ) throws(PortError) -> Watch {
        let token = shared.withLock { $0.add(descriptor, handler) }
        guard linux_epoll_add(epoll.number, descriptor, interest.rawValue, token) == 0 else {
            let code = errno
            _ = shared.withLock { $0.watches.removeValue(forKey: token) }
            throw PortError.system(call: "epoll_ctl", code: code)
        }
        return Watch(loop: self, token: token)
    }

    fileprivate func change(_ token: UInt64, to interest: Readiness) {
        shared.withLock { state in
            guard let descriptor = state.watches[token]?.descriptor else { return }
            let code = linux_epoll_change(epoll.number, descriptor, interest.rawValue, token)
            precondition(code == 0, "the descriptor was closed while it was watched")
        }
    }

    fileprivate func cancel(_ token: UInt64) {
        // The handler is handed out of the lock, since what it holds may call back into the loop as it goes.
        _ = shared.withLock { state in
            let watch = state.watches.removeValue(forKey: token)
            if let watch { _ = linux_epoll_remove(epoll.number, watch.descriptor) }
            return watch?.handler
        }
    }

    /// One watched descriptor.
    package struct Watch: Sendable {
        fileprivate let loop: EventLoop
        fileprivate let token: UInt64

        /// Waits for something else from now on.
        package func change(to interest: Readiness) { loop.change(token, to: interest) }

        /// Ends it.
        ///
        /// On the loop's thread the handler is then certain not to be called again.
        package func cancel() { loop.cancel(token) }
    }
}

/// The thread's body: a free function, since a closure could inherit an actor's isolation and trap here.
private func runEventLoop(_ context: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? {
    if let context = unsafe context { unsafe Unmanaged<EventLoop>.fromOpaque(context).takeRetainedValue().run() }
    return nil
}
