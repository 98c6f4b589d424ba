// SPDX-License-Identifier: Apache-2.0

/// Spares the log what a broken device makes happen again and again: one line a minute, which says for how many it stands.
package struct LogPause: Sendable {
    /// How long the log is spared after a line.
    package static let length = Duration.seconds(60)

    private var written: MonotonicTime?
    private var spared = 0

    /// Spares the log nothing yet.
    package init() {}

    /// Counts what happened at `now`; returns how often it did since the last line, or nil when no line is due.
    package mutating func admit(at now: MonotonicTime) -> Int? {
        spared += 1
        if let written, written.duration(to: now) < Self.length { return nil }
        defer { (written, spared) = (now, 0) }
        return spared
    }
}
