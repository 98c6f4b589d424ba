// SPDX-License-Identifier: Apache-2.0
package import Terms

/// Counts working days by a calendar, which says of a date whether offices work on it (holidays, make-up workdays).
///
/// The day that something happens is not counted (民法典 第二百零一条).
package struct WorkingDays: Sendable {
    private let isWorking: @Sendable (BusinessDay) -> Bool

    /// The most days that a count looks at: a calendar without a working day ends it.
    package static let horizonDays = 800

    /// Counts by a calendar.
    package init(isWorking: @escaping @Sendable (BusinessDay) -> Bool) { self.isWorking = isWorking }

    /// Monday to Friday, for where no calendar is known.
    package static let weekdays = WorkingDays { ($0.daysSinceEpoch + 3).quotientAndRemainder(dividingBy: 7).1 < 5 }

    /// The day that is the `count`th working day after `day`.
    package func day(_ count: Int, after day: BusinessDay) -> BusinessDay {
        var (left, next, looked) = (count, day, 0)
        while left > 0, looked < Self.horizonDays {
            (next, looked) = (next.advanced(byDays: 1), looked + 1)
            if isWorking(next) { left -= 1 }
        }
        return next
    }

    /// `day` itself if offices work on it, else the next day on which they do (民法典 第二百零三条).
    package func onOrAfter(_ day: BusinessDay) -> BusinessDay {
        isWorking(day) ? day : self.day(1, after: day)
    }
}
