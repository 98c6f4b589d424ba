// SPDX-License-Identifier: Apache-2.0
import Ports

/// A timekeeper whose alarms go off when the test says so, named by how long they were to wait; time stands otherwise.
///
/// A `ManualTimekeeper` would race with the pseudo terminal: how much time may pass depends on what has arrived.
final class StageClock: Timekeeper {
    private struct Entry {
        let id: Int
        let delay: Duration
        let due: MonotonicTime
        let action: @Sendable () -> Void
    }

    private struct State {
        var now = MonotonicTime(nanoseconds: 0)
        var lastID = 0
        var entries: [Entry] = []
        var passing: Set<Duration> = []
        var waiters: [(delay: Duration, continuation: CheckedContinuation<Void, Never>)] = []
    }

    private let loop: EventLoop
    private let moment: Duration
    private let state = Lock(State())

    /// Alarms that wait no longer than `moment` go off by themselves, and take the time with them.
    init(on loop: EventLoop, passing moment: Duration) { (self.loop, self.moment) = (loop, moment) }

    func now() -> MonotonicTime { state.withLock { $0.now } }

    func call(at due: MonotonicTime, _ action: @escaping @Sendable () -> Void) -> Alarm {
        let (entry, isPassing, met) = state.withLock { state in
            state.lastID += 1
            let entry = Entry(id: state.lastID, delay: state.now.duration(to: due), due: due, action: action)
            state.entries.append(entry)
            defer { state.waiters.removeAll { $0.delay == entry.delay } }
            let met = state.waiters.filter { $0.delay == entry.delay }.map(\.continuation)
            return (entry, state.passing.contains(entry.delay), met)
        }
        for continuation in met { continuation.resume() }
        if isPassing || entry.delay <= moment { loop.perform { self.goOff(entry.id) } }
        return Alarm { [weak self] in _ = self?.take(entry.id) }
    }

    /// Moves the time without letting any alarm go off.
    func turn(_ delay: Duration) { state.withLock { $0.now = $0.now.advanced(by: delay) } }

    /// From now on alarms that wait for `delay` go off by themselves.
    func letPass(_ delay: Duration) {
        let ids = state.withLock { state in
            state.passing.insert(delay)
            return state.entries.filter { $0.delay == delay }.map(\.id)
        }
        loop.perform { for id in ids { self.goOff(id) } }
    }

    /// Waits until there is an alarm that is to wait for `delay`.
    func until(set delay: Duration) async {
        await withCheckedContinuation { continuation in
            let isSet = state.withLock { state in
                if state.entries.contains(where: { $0.delay == delay }) { return true }
                state.waiters.append((delay, continuation))
                return false
            }
            if isSet { continuation.resume() }
        }
    }

    /// Lets the alarm that was set to wait for `delay` go off, as soon as there is one; moves the time to it.
    func pass(_ delay: Duration) async {
        while true {
            await until(set: delay)
            let action = state.withLock { state in
                state.entries.firstIndex { $0.delay == delay }.map { index in
                    let entry = state.entries.remove(at: index)
                    state.now = max(state.now, entry.due)
                    return entry.action
                }
            }
            // Taken back before it could go off: another will be set.
            if let action { return await loop.call { action() } }
        }
    }

    private func goOff(_ id: Int) {
        guard let entry = take(id) else { return }
        state.withLock { $0.now = max($0.now, entry.due) }
        entry.action()
    }

    private func take(_ id: Int) -> Entry? {
        state.withLock { state in
            state.entries.firstIndex { $0.id == id }.map { state.entries.remove(at: $0) }
        }
    }
}
