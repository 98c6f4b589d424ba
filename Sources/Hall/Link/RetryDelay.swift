// SPDX-License-Identifier: Apache-2.0

/// How long to wait before the next attempt: doubling from the first wait to the longest, each shortened at random by up
/// to half, so that the halls of a city do not all come back in the same second.
struct RetryDelay: Sendable, Equatable {
    private let first: Duration
    private let longest: Duration
    private var failures = 0

    init(_ limits: LinkLimits) { (first, longest) = (limits.firstRetry, limits.longestRetry) }

    /// The next wait; `jitter` is in 0…1, where 0 takes nothing off.
    mutating func next(jitter: Double) -> Duration {
        let whole = failures < 32 ? min(first * (1 << failures), longest) : longest
        failures = min(failures + 1, 32)
        return whole - whole * (min(max(jitter, 0), 1) / 2)
    }

    /// Begins anew after a success.
    mutating func reset() { failures = 0 }
}
