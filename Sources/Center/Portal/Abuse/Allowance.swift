// SPDX-License-Identifier: Apache-2.0
import Ports

/// How often somebody may do something: `burst` times at once, and once more every `refill`.
struct Allowance: Sendable, Equatable {
    /// The most at once.
    let burst: Int
    /// How long until one more is allowed.
    let refill: Duration

    /// `burst` at once and `perMinute` in the long run.
    init(burst: Int, perMinute: Int) {
        self.burst = max(1, burst)
        refill = .nanoseconds(60_000_000_000 / Int64(max(1, perMinute)))
    }
}

/// One token bucket, as the time at which it will be full again (GCRA, ITU-T I.371): a single number for each key.
struct Bucket: Sendable, Equatable {
    private var fullAt: MonotonicTime

    /// A full bucket.
    init(at now: MonotonicTime) { fullAt = now }

    /// Takes a token; nil when there was one, otherwise how long until there is.
    mutating func take(_ allowance: Allowance, at now: MonotonicTime) -> Duration? {
        let start = max(fullAt, now)
        let debt = now.duration(to: start)
        let room = allowance.refill * (allowance.burst - 1)
        guard debt <= room else { return debt - room }
        fullAt = start.advanced(by: allowance.refill)
        return nil
    }

    /// Puts a token back that was taken.
    mutating func giveBack(_ allowance: Allowance) {
        fullAt = MonotonicTime(nanoseconds: fullAt.nanoseconds - allowance.refill.wholeNanoseconds)
    }

    /// Takes a token that need not be there, up to `burst` below empty; returns how many are missing from full.
    mutating func press(_ allowance: Allowance, at now: MonotonicTime) -> Int {
        let start = max(fullAt, now)
        let most = now.advanced(by: allowance.refill * allowance.burst)
        fullAt = min(start.advanced(by: allowance.refill), most)
        let missing = now.duration(to: fullAt).wholeNanoseconds
        let each = allowance.refill.wholeNanoseconds
        return Int((missing + each - 1) / each)
    }
}
