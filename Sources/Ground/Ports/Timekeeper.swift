// SPDX-License-Identifier: Apache-2.0

/// Says what time it is and calls back later: the one source of time of every station, so that tests can turn the hands.
///
/// In the product it is the `EventLoop`, and actions run on its thread: an actor pinned to the same loop enters itself
/// with `assumeIsolated`. In tests it is a `ManualTimekeeper`.
/// ```
/// idle = time.call(after: .seconds(30)) { [weak self] in self?.assumeIsolated { $0.visitorWentAway() } }
/// ```
package protocol Timekeeper: Sendable {
    /// Reads the clock.
    func now() -> MonotonicTime
    /// Runs `action` once, at `due` or as soon after it as the loop can.
    func call(at due: MonotonicTime, _ action: @escaping @Sendable () -> Void) -> Alarm
}

extension Timekeeper {
    /// Runs `action` once, `delay` from now.
    package func call(after delay: Duration, _ action: @escaping @Sendable () -> Void) -> Alarm {
        call(at: now().advanced(by: delay), action)
    }

    /// Waits for `delay`; throws when the task is cancelled before.
    package func wait(for delay: Duration) async throws(CancellationError) {
        let sleeper = Sleeper()
        let slept = await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                sleeper.begin(continuation)
                sleeper.keep(call(after: delay) { sleeper.end(true) })
            }
        } onCancel: {
            sleeper.end(false)
        }
        if !slept { throw CancellationError() }
    }
}

/// An action to come; forgetting the alarm does not cancel it.
package struct Alarm: Sendable {
    private let withdraw: @Sendable () -> Void

    /// Wraps what takes the action off its agenda; for implementations of `Timekeeper`.
    package init(withdraw: @escaping @Sendable () -> Void) { self.withdraw = withdraw }

    /// Takes the action back.
    ///
    /// On the timekeeper's own thread it is then certain not to run.
    package func cancel() { withdraw() }
}

/// One `wait(for:)`: whoever comes first, alarm or cancellation, ends it.
private final class Sleeper: Sendable {
    private struct State {
        var continuation: CheckedContinuation<Bool, Never>?
        var alarm: Alarm?
        var outcome: Bool?
    }

    private let state = Lock(State())

    func begin(_ continuation: CheckedContinuation<Bool, Never>) {
        let outcome = state.withLock { state in
            if state.outcome == nil { state.continuation = continuation }
            return state.outcome
        }
        if let outcome { continuation.resume(returning: outcome) }
    }

    func keep(_ alarm: Alarm) {
        let isOver = state.withLock { state in
            if state.outcome == nil { state.alarm = alarm }
            return state.outcome != nil
        }
        if isOver { alarm.cancel() }
    }

    func end(_ outcome: Bool) {
        let (continuation, alarm) = state.withLock { state in
            if state.outcome == nil { state.outcome = outcome }
            return (state.continuation.take(), state.alarm.take())
        }
        alarm?.cancel()
        continuation?.resume(returning: outcome)
    }
}
