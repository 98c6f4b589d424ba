// SPDX-License-Identifier: Apache-2.0
import Glibc

/// A reading of the monotonic clock, or a span of it.
typealias Milliseconds = UInt64

/// Reads the monotonic clock.
func monotonicMilliseconds() -> Milliseconds {
    var time = timespec()
    unsafe clock_gettime(CLOCK_MONOTONIC, &time)
    return Milliseconds(time.tv_sec) * 1000 + Milliseconds(time.tv_nsec) / 1_000_000
}
