// SPDX-License-Identifier: Apache-2.0
package import Terms

/// A slot as the plan wants it on one day.
package struct PlannedSlot: Sendable, Equatable {
    /// From when to when, in minutes since local midnight.
    package var minutes: Range<Int>
    /// How many numbers.
    package var quota: Int

    /// Joins time and numbers.
    package init(minutes: Range<Int>, quota: Int) { (self.minutes, self.quota) = (minutes, quota) }

    /// The slot in time, on `day` of a zone `offsetSeconds` east of UTC.
    package func slot(on day: BusinessDay, offsetSeconds: Int) -> TimeSlot? {
        TimeSlot(
            start: day.instant(minute: minutes.lowerBound, offsetSeconds: offsetSeconds),
            end: day.instant(minute: minutes.upperBound, offsetSeconds: offsetSeconds)
        )
    }
}

extension BusinessDay {
    /// The point in time at `minute` since midnight of this day, in a zone `offsetSeconds` east of UTC.
    package func instant(minute: Int, offsetSeconds: Int) -> Timestamp {
        Timestamp(seconds: Int64(daysSinceEpoch) * 86_400 - Int64(offsetSeconds)).adding(minutes: minute)
    }

    /// The minutes since midnight of this day at `point`, in that zone.
    package func minute(of point: Timestamp, offsetSeconds: Int) -> Int {
        Int((point.seconds + Int64(offsetSeconds) - Int64(daysSinceEpoch) * 86_400).flooredQuotient(by: 60))
    }
}
