// SPDX-License-Identifier: Apache-2.0
import Ports

/// A clock on which every wait is over at once, but no limit ever runs out: for tests of what is done, not when.
final class HastyTimekeeper: Timekeeper {
    private struct State {
        var now = MonotonicTime(nanoseconds: 0)
        var waits: [Duration] = []
    }

    private let limits: Set<Duration>
    private let state = Lock(State())

    /// Alarms that are to wait for one of `limits` never go off.
    init(holding limits: Set<Duration>) { self.limits = limits }

    /// What was waited for, in order.
    var waits: [Duration] { state.withLock { $0.waits } }

    func now() -> MonotonicTime { state.withLock { $0.now } }

    func call(at due: MonotonicTime, _ action: @escaping @Sendable () -> Void) -> Alarm {
        let isDue = state.withLock { state in
            let delay = state.now.duration(to: due)
            if limits.contains(delay) { return false }
            state.waits.append(delay)
            return true
        }
        if isDue { action() }
        return Alarm {}
    }
}
