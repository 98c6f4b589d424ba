// SPDX-License-Identifier: Apache-2.0
import Glibc
package import Terms

/// The machine's wall clock.
///
/// It may jump; measure durations with `MonotonicTime`.
package enum SystemClock {
    /// Reads CLOCK_REALTIME.
    package static func now() -> Timestamp {
        var time = timespec()
        unsafe clock_gettime(CLOCK_REALTIME, &time)
        return Timestamp(milliseconds: Int64(time.tv_sec) * 1000 + Int64(time.tv_nsec) / 1_000_000)
    }
}
