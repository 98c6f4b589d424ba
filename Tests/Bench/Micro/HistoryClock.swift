// SPDX-License-Identifier: Apache-2.0
import Ports
import Terms

/// A clock that goes on by a millisecond whenever it is read, so that a long day fits into its first minutes.
final class HistoryClock: Sendable {
    private let zone: HallZone
    private let milliseconds = Lock<Int64>(0)

    init(_ zone: HallZone) { self.zone = zone }

    /// Sets it to the first second of `day`.
    func begin(_ day: BusinessDay) {
        let start = zone.timestamp(of: day, secondOfDay: 1)
        milliseconds.withLock { $0 = start.milliseconds }
    }

    /// Lets a second pass.
    func goOn() { milliseconds.withLock { $0 += 1000 } }

    func now() -> Moment {
        let now = milliseconds.withLock { milliseconds in
            milliseconds += 1
            return milliseconds
        }
        return zone.moment(at: Timestamp(milliseconds: now))
    }
}
