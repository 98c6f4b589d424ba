// SPDX-License-Identifier: Apache-2.0
import Ports
import Terms

/// A zone in which it is past twelve o'clock now: neither a day nor a booked slot ends while tests run.
struct Noon: Sendable {
    /// POSIX signs: Etc/GMT-8 is eight hours east of Greenwich.
    let zone: String
    /// The machine's time there.
    let clock: HallClock

    init() throws {
        let east = 12 - Int(SystemClock.now().seconds / 3600 % 24)
        zone = east == 0 ? "Etc/GMT" : east > 0 ? "Etc/GMT-\(east)" : "Etc/GMT+\(-east)"
        clock = HallClock(zone: try HallZone(identifier: zone))
    }

    var today: BusinessDay { clock.now().day }

    /// Twelve o'clock of today, exactly.
    var twelve: Timestamp {
        let now = clock.now()
        return now.timestamp.adding(seconds: Int64(12 * 3600 - now.secondOfDay))
    }
}
