// SPDX-License-Identifier: Apache-2.0
import Glibc

extension EventLoop {
    /// Runs `work`, which may block, on a thread of its own, then `done` with what it gave on the loop's thread.
    ///
    /// Nobody waits for the thread: when the loop has ended meanwhile, what it gave is let go. The caller bounds how many are
    /// out at a time. Throws when no thread can be made.
    func errand<Gift: Sendable>(
        _ work: @escaping @Sendable () -> Gift,
        done: @escaping @Sendable (Gift) -> Void
    ) throws(PortError) {
        shared.withLock { $0.errands += 1 }
        let code = ErrandThread { [self] in
            let gift = work()
            perform { done(gift) }
            for watcher in shared.withLock({ $0.errandIsHome() }) { watcher.resume() }
        }.start()
        guard code == 0 else {
            for watcher in shared.withLock({ $0.errandIsHome() }) { watcher.resume() }
            throw PortError.system(call: "pthread_create", code: code)
        }
    }

    /// Whether one is out.
    var hasErrands: Bool { shared.withLock { $0.errands > 0 } }

    /// Waits until no errand is out, and what they gave has been taken; for tests that turn their clock by hand.
    func untilErrandsAreHome() async {
        // Whoever takes what one gave may begin another.
        while hasErrands {
            await withCheckedContinuation { continuation in
                let isSatisfied = shared.withLock { state in
                    if state.errands > 0 { state.errandWatchers.append(continuation) }
                    return state.errands == 0
                }
                if isSatisfied { continuation.resume() }
            }
            await call {}
        }
    }
}

/// A closure on a thread of its own, which nobody waits for.
private final class ErrandThread: Sendable {
    let body: @Sendable () -> Void

    init(_ body: @escaping @Sendable () -> Void) { self.body = body }

    /// Starts the thread; 0, or the errno.
    func start() -> CInt {
        var thread = pthread_t()
        // runErrand releases it.
        let context = unsafe Unmanaged.passRetained(self)
        let code = unsafe pthread_create(&thread, nil, runErrand, context.toOpaque())
        if code == 0 { pthread_detach(thread) } else { unsafe context.release() }
        return code
    }
}

private func runErrand(_ context: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? {
    if let context = unsafe context { unsafe Unmanaged<ErrandThread>.fromOpaque(context).takeRetainedValue().body() }
    return nil
}
