// SPDX-License-Identifier: Apache-2.0
import Glibc

/// A point on CLOCK_MONOTONIC, in nanoseconds; only differences mean anything.
///
/// Not CLOCK_BOOTTIME: epoll_wait counts its time limit on the monotonic clock, and a device's answer must not be found
/// late because the machine slept in between.
package struct MonotonicTime: InstantProtocol {
    /// Since the clock's arbitrary origin.
    package var nanoseconds: Int64

    /// Makes the point `nanoseconds` after the clock's arbitrary origin.
    package init(nanoseconds: Int64) { self.nanoseconds = nanoseconds }

    /// Reads the clock (clock_gettime, no system call on ordinary machines).
    package static func now() -> MonotonicTime {
        var time = timespec()
        unsafe clock_gettime(CLOCK_MONOTONIC, &time)
        return MonotonicTime(nanoseconds: Int64(time.tv_sec) * 1_000_000_000 + Int64(time.tv_nsec))
    }

    /// Whole milliseconds since the origin.
    package var milliseconds: Int64 { nanoseconds / 1_000_000 }

    /// The point `duration` later.
    package func advanced(by duration: Duration) -> MonotonicTime {
        MonotonicTime(nanoseconds: nanoseconds + duration.wholeNanoseconds)
    }

    /// The time from this point to `other`.
    package func duration(to other: MonotonicTime) -> Duration { .nanoseconds(other.nanoseconds - nanoseconds) }

    package static func < (left: Self, right: Self) -> Bool { left.nanoseconds < right.nanoseconds }
}

extension Duration {
    /// The duration in nanoseconds, kept within ±146 years so that adding it to a point in time cannot overflow.
    package var wholeNanoseconds: Int64 {
        let limit: Int64 = .max / 2
        let (seconds, attoseconds) = components
        let (product, overflow) = seconds.multipliedReportingOverflow(by: 1_000_000_000)
        guard !overflow, (-limit...limit).contains(product) else { return seconds < 0 ? -limit : limit }
        return product + attoseconds / 1_000_000_000
    }

    /// The duration in whole milliseconds, rounded towards zero.
    package var wholeMilliseconds: Int64 { wholeNanoseconds / 1_000_000 }
}
