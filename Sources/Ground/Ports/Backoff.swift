// SPDX-License-Identifier: Apache-2.0

/// How long to wait before the next attempt: 1, 2, 5, then always 10 seconds.
package struct Backoff: Sendable {
    /// The waits, in order; the last one repeats.
    package static let steps: [Duration] = [.seconds(1), .seconds(2), .seconds(5), .seconds(10)]

    private var failures = 0

    /// Begins with the shortest wait.
    package init() {}

    /// The next wait.
    package mutating func next() -> Duration {
        defer { failures = min(failures + 1, Self.steps.count - 1) }
        return Self.steps[failures]
    }

    /// Begins anew after a success.
    package mutating func reset() { failures = 0 }
}
