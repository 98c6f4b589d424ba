// SPDX-License-Identifier: Apache-2.0

/// A clock whose hands a test turns: nothing is due until `advance(by:)` says so, and no test sleeps.
///
/// Give it the loop that the actors under test are pinned to, and the actions run on that loop's thread as in the product.
package final class ManualTimekeeper: Timekeeper {
    private struct State {
        var now: MonotonicTime
        var agenda = Agenda()
        var watchers: [(count: Int, continuation: CheckedContinuation<Void, Never>)] = []
    }

    private let loop: EventLoop?
    private let state: Lock<State>

    /// Starts at `start`; actions run on `loop`'s thread, without one on the thread that advances.
    package init(on loop: EventLoop? = nil, start: MonotonicTime = MonotonicTime(nanoseconds: 0)) {
        self.loop = loop
        state = Lock(State(now: start))
    }

    /// Where the hands stand.
    package func now() -> MonotonicTime { state.withLock { $0.now } }

    /// Keeps `action` until the hands reach `due`.
    package func call(at due: MonotonicTime, _ action: @escaping @Sendable () -> Void) -> Alarm {
        let (key, satisfied) = state.withLock { state in
            let key = state.agenda.add(due: due, action)
            let count = state.agenda.count
            let satisfied = state.watchers.filter { $0.count <= count }.map(\.continuation)
            state.watchers.removeAll { $0.count <= count }
            return (key, satisfied)
        }
        for continuation in satisfied { continuation.resume() }
        return Alarm { [weak self] in _ = self?.state.withLock { $0.agenda.remove(key) } }
    }

    /// How many actions are waiting.
    package var pending: Int { state.withLock { $0.agenda.count } }

    /// Moves the hands on, runs what falls due in order, each at its own time, and returns when it has run.
    package func advance(by duration: Duration) async {
        let target = state.withLock { $0.now.advanced(by: duration) }
        guard let loop else {
            _ = runDue(until: target) { false }
            return
        }
        // What an action has begun elsewhere is done before the hands move on, and before the test looks.
        repeat {
            await loop.untilErrandsAreHome()
        } while await loop.call { !self.runDue(until: target) { loop.hasErrands } }
        // Jobs that the actions put on the loop are done as well.
        await loop.call {}
    }

    /// Waits until at least `count` actions are waiting, so that a test knows that the other side is asleep.
    package func untilPending(_ count: Int) async {
        await withCheckedContinuation { continuation in
            let isSatisfied = state.withLock { state in
                if state.agenda.count < count { state.watchers.append((count, continuation)) }
                return state.agenda.count >= count
            }
            if isSatisfied { continuation.resume() }
        }
    }

    /// Runs what is due by then, and moves the hands there; false when it was interrupted.
    private func runDue(until target: MonotonicTime, isInterrupted: () -> Bool) -> Bool {
        while !isInterrupted() {
            guard let action = takeDue(until: target) else {
                state.withLock { $0.now = max($0.now, target) }
                return true
            }
            action()
        }
        return false
    }

    private func takeDue(until target: MonotonicTime) -> Agenda.Action? {
        state.withLock { state in
            guard let (due, action) = state.agenda.takeDue(at: target) else { return nil }
            state.now = max(state.now, due)
            return action
        }
    }
}
