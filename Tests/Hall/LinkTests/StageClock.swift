// SPDX-License-Identifier: Apache-2.0
import Ports

/// A clock whose alarms go off when the test says so, named by how long they were to wait; time stands otherwise.
///
/// With a `ManualTimekeeper` the limit of a request that is just ending could not be told from the wait after it.
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
    }

    private let state = Lock(State())

    /// True while nobody waits for anything.
    var isIdle: Bool { state.withLock { $0.entries.isEmpty } }

    func now() -> MonotonicTime { state.withLock { $0.now } }

    func call(at due: MonotonicTime, _ action: @escaping @Sendable () -> Void) -> Alarm {
        let id = state.withLock { state in
            state.lastID += 1
            let delay = state.now.duration(to: due)
            state.entries.append(Entry(id: state.lastID, delay: delay, due: due, action: action))
            return state.lastID
        }
        return Alarm { [weak self] in
            self?.state.withLock { state in state.entries.removeAll { $0.id == id } }
        }
    }

    /// Waits until `count` alarms are set to wait for `delay`.
    func untilWaiting(for delay: Duration, _ count: Int) async {
        await until { state.withLock { state in state.entries.count { $0.delay == delay } } >= count }
    }

    /// Lets the alarm that was set first to wait for `delay` go off, as soon as there is one; moves the time to it.
    func pass(_ delay: Duration) async {
        await untilWaiting(for: delay, 1)
        let entry: Entry? = state.withLock { state in
            guard let index = state.entries.firstIndex(where: { $0.delay == delay }) else { return nil }
            state.now = max(state.now, state.entries[index].due)
            return state.entries.remove(at: index)
        }
        entry?.action()
    }

    /// Moves the time on; nothing goes off by it.
    func turn(by duration: Duration) { state.withLock { $0.now = $0.now.advanced(by: duration) } }
}
