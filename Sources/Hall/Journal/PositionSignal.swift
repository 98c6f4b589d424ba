// SPDX-License-Identifier: Apache-2.0
import Ports
import Queueing
import Terms

/// The newest stored position, and those who wait for one beyond theirs; only the latest matters.
final class PositionSignal: Sendable {
    typealias Concern = @Sendable (HallRecord) -> Bool

    private struct Waiter {
        let beyond: Position
        /// What he waits for; nil is anything.
        let concern: Concern?
        let continuation: CheckedContinuation<Position?, Never>

        func isConcerned(by records: [HallRecord]) -> Bool {
            records.contains { $0.position > beyond && (concern?($0) ?? true) }
        }
    }

    private struct Shared {
        var position: Position
        var isOver = false
        var waiters: [UInt64: Waiter] = [:]
        var lastID: UInt64 = 0
    }

    private let shared: Lock<Shared>

    init(at position: Position) { shared = Lock(Shared(position: position)) }

    var position: Position { shared.withLock { $0.position } }

    var isOver: Bool { shared.withLock { $0.isOver } }

    /// Wakes everybody who waits for one of the records that were stored.
    func publish(_ records: [HallRecord]) {
        guard let last = records.last else { return }
        wake { shared in
            shared.position = last.position
            return shared.waiters.filter { $0.value.isConcerned(by: records) }
        }
    }

    /// Ends every wait, also those to come.
    func end() {
        wake { shared in
            shared.isOver = true
            return shared.waiters
        }
    }

    /// Waits for a record beyond `seen` that is a concern, or for any when there is one already; nil when the task was cancelled or the journal is closed.
    func wait(beyond seen: Position, for concern: Concern? = nil) async -> Position? {
        let id = shared.withLock { shared in
            shared.lastID += 1
            return shared.lastID
        }
        return await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                let answer: Position?? = shared.withLock { shared in
                    // The handler below may have run already, and has found nothing to take away.
                    guard !shared.isOver, !Task.isCancelled else { return .some(nil) }
                    guard shared.position <= seen else { return shared.position }
                    shared.waiters[id] = Waiter(beyond: seen, concern: concern, continuation: continuation)
                    return nil
                }
                if let answer { continuation.resume(returning: answer) }
            }
        } onCancel: {
            shared.withLock { $0.waiters.removeValue(forKey: id) }?.continuation.resume(returning: nil)
        }
    }

    /// How many wait now.
    var waiterCount: Int { shared.withLock { $0.waiters.count } }

    private func wake(_ choose: (inout Shared) -> [UInt64: Waiter]) {
        let (woken, answer) = shared.withLock { shared in
            let woken = choose(&shared)
            for id in woken.keys { shared.waiters[id] = nil }
            return (woken.values.map(\.continuation), shared.isOver ? nil : shared.position)
        }
        for continuation in woken { continuation.resume(returning: answer) }
    }
}
