// SPDX-License-Identifier: Apache-2.0
package import Terms

/// A time limit of a rule: so many working days or so many days.
package enum ComplaintPeriod: Sendable, Equatable {
    case workingDays(Int)
    /// Days of the calendar; an end on a day off moves to the next working day.
    case days(Int)

    /// The last day of the limit that begins on `day`.
    package func end(from day: BusinessDay, _ calendar: WorkingDays) -> BusinessDay {
        switch self {
        case .workingDays(let count): calendar.day(count, after: day)
        case .days(let count): calendar.onOrAfter(day.advanced(byDays: count))
        }
    }
}
