// SPDX-License-Identifier: Apache-2.0
import Terms

/// A hall's clock: true time with an offset, a drift and steps.
struct SimulatedClock {
    /// Milliseconds that it is ahead of true time, without drift.
    var offset: Int64 = 0
    /// Milliseconds gained a day.
    var drift: Int64 = 0
    /// Since when it drifts.
    var since: Int64

    /// What it shows at the true time `now`.
    func moment(at now: Int64) -> Moment {
        let gained = (now - since) * drift / 86_400_000
        return Moment(Timestamp(milliseconds: now + offset + gained), offsetSeconds: Self.zoneSeconds)
    }

    /// Sets it right, as a time server does.
    mutating func set(at now: Int64) { (offset, since) = (0, now) }

    /// Eight hours east, without summer time.
    static let zoneSeconds = 28_800
}
