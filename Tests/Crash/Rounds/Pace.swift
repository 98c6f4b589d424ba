// SPDX-License-Identifier: Apache-2.0
import Ports

/// Counts the answers of a round, strikes when there were enough, and tells everybody when the round is over.
final class Pace: Sendable {
    private struct Count {
        var left: Int
        var isOver = false
    }

    private let count: Lock<Count>
    private let delay: Duration
    private let blow: @Sendable () -> Void

    /// Strikes `delay` after `answers` answers.
    init(answers: Int, delay: Duration, _ blow: @escaping @Sendable () -> Void) {
        (count, self.delay, self.blow) = (Lock(Count(left: answers)), delay, blow)
    }

    /// True when clients are to go home.
    var isOver: Bool { count.withLock { $0.isOver } }

    /// True once the blow has fallen.
    var isStruck: Bool { count.withLock { $0.left <= 0 } }

    func end() { count.withLock { $0.isOver = true } }

    func countAnswer() {
        let isTime = count.withLock { count in
            count.left -= 1
            return count.left == 0
        }
        if isTime { strike() }
    }

    /// Strikes although the answers did not come.
    func strikeAnyway() {
        let isTime = count.withLock { count in
            defer { count.left = min(count.left, 0) }
            return count.left > 0
        }
        if isTime { strike() }
    }

    private func strike() {
        // No timer is exact to the microsecond.
        let due = MonotonicTime.now().advanced(by: delay)
        while MonotonicTime.now() < due {}
        blow()
    }
}
