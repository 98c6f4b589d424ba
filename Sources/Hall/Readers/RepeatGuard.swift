// SPDX-License-Identifier: Apache-2.0
package import Ports

/// Tells a new presentation from the same thing seen again: equal values within a window of the last sight count once.
///
/// Every sight renews the window, so a code held before a scanner, or a card left on a module that finds it again, counts
/// once however long it stays.
package struct RepeatGuard<Value: Equatable & Sendable>: Sendable {
    /// How long after its last sight an equal value is a repetition.
    package let window: Duration
    private var last: (value: Value, at: MonotonicTime)?

    /// Starts with nothing seen.
    package init(window: Duration) { self.window = window }

    /// Notes that `value` was seen at `now`, and says whether it is a repetition.
    package mutating func isRepetition(_ value: Value, at now: MonotonicTime) -> Bool {
        forget(at: now)
        defer { last = (value, now) }
        return last?.value == value
    }

    /// Drops a value whose window is over; nothing personal is kept longer.
    package mutating func forget(at now: MonotonicTime) {
        if let last, last.at.duration(to: now) >= window { self.last = nil }
    }
}
