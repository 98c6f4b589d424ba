// SPDX-License-Identifier: Apache-2.0

/// Decides when a device that is away is tried again: as `Backoff` says, and at once when it was plugged in.
///
/// A device that has just come may refuse for a moment, while udev sets permissions or ModemManager looks at it. Its plug may
/// also have a loose contact: hundreds of events a second must not become as many searches.
struct Retries {
    /// How often, and after what time, a device is tried again that has just come and refuses.
    static let (quickAttempts, quickInterval) = (5, Duration.milliseconds(100))
    /// The least time between an attempt that an event caused and the next such.
    static let plugPause = Duration.milliseconds(250)

    private var backoff = Backoff()
    private var quickLeft = 0
    private var lastCaused: MonotonicTime?
    private var isExpected = false

    /// Whether the next attempt follows so soon that this one's failure is not worth a word.
    private(set) var isHurried = false

    /// Begins anew: with the shortest waits, and what has been tried forgotten.
    mutating func reset() { self = Retries() }

    /// Begins with the shortest wait again, after a device that lasted.
    mutating func resetBackoff() { backoff.reset() }

    /// Notes that an attempt begins.
    mutating func begin(at now: MonotonicTime) {
        if isExpected || isHurried { lastCaused = now }
        (isExpected, isHurried) = (false, false)
    }

    /// Notes that the attempt succeeded.
    mutating func succeeded() { quickLeft = 0 }

    /// The wait after an attempt that failed, or a device that went away.
    mutating func wait(after fault: PortError) -> Duration {
        switch fault {
        case .busy where quickLeft > 0, .denied where quickLeft > 0:
            quickLeft -= 1
            isHurried = true
            return Self.quickInterval
        default:
            quickLeft = 0
            return backoff.next()
        }
    }

    /// The wait after an event that may have brought the device; nil when an attempt is about to come anyway.
    mutating func plugged(at now: MonotonicTime) -> Duration? {
        guard !isExpected, !isHurried else { return nil }
        isExpected = true
        quickLeft = Self.quickAttempts
        backoff.reset()
        let since = lastCaused.map { $0.duration(to: now) } ?? Self.plugPause
        return max(.zero, Self.plugPause - since)
    }
}
