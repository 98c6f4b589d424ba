// SPDX-License-Identifier: Apache-2.0
import Ports
import Terms

/// The newest stored position, and those who wait for one beyond theirs; only the latest matters.
final class PositionSignal: Sendable {
    private typealias Waiter = (beyond: Position, continuation: CheckedContinuation<Position?, Never>)

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

    /// Wakes everybody who waits for it.
    func publish(_ position: Position) {
        wake { shared in
            shared.position = position
            return shared.waiters.filter { $0.value.beyond < position }
        }
    }

    /// Ends every wait, also those to come.
    func end() {
        wake { shared in
            shared.isOver = true
            return shared.waiters
        }
    }

    /// Waits for a position beyond `seen`; nil when the task was cancelled or the journal is closed.
    func wait(beyond seen: Position) async -> Position? {
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
                    shared.waiters[id] = (seen, continuation)
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
