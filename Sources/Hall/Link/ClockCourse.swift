// SPDX-License-Identifier: Apache-2.0
package import Ports
package import Terms

/// What the center's clock says while the line to it is away.
///
/// It is counted on by the machine's steady clock since the last answer, so that a wall clock that is stepped deceives
/// nobody (A27). No clock of its own.
package struct ClockCourse: Sendable, Equatable {
    private struct Sync: Equatable {
        let center: Timestamp
        let at: MonotonicTime
    }

    private let toleranceSeconds: Int
    private var sync: Sync?

    /// The difference from what is noted that is worth another note, in seconds.
    static let worthNoting = 2

    /// Begins after a start; differences up to the tolerance are put up with.
    package init(toleranceSeconds: Int) { self.toleranceSeconds = toleranceSeconds }

    /// The center answered with its clock.
    package mutating func noteAnswer(center: Timestamp, at now: MonotonicTime) { sync = Sync(center: center, at: now) }

    /// The offset to note instead of `noted`, in seconds, when the wall clock shows `wall`; nil when there is nothing to
    /// note.
    package func correction(of noted: Int, wall: Timestamp, at now: MonotonicTime) -> Int? {
        guard let sync else { return nil }
        let elapsed = (now.nanoseconds - sync.at.nanoseconds) / 1_000_000
        let offset = Int((sync.center.milliseconds + elapsed - wall.milliseconds) / 1000)
        let value = abs(offset) > toleranceSeconds ? offset : 0
        let difference = abs(value - noted)
        return difference > Self.worthNoting || (value == 0 && noted != 0) ? value : nil
    }
}
