// SPDX-License-Identifier: Apache-2.0
package import Terms

extension CityCalendar {
    /// The most days that a count of working days looks through: no holiday of any state is as long.
    package static let longestSearch = 4000

    /// Whether `day` is a working day of the city: Monday to Friday without holidays, and make-up workdays.
    ///
    /// Sessions on a weekend do not make a working day: people come of their own will, due dates must not.
    package func isWorkingDay(_ day: BusinessDay) -> Bool {
        switch cityEntry(day)?.kind {
        case .holiday: false
        case .workday: true
        case .closed, .open, .extra, nil: OpeningHours.Weekday(day) < .saturday
        }
    }

    /// The `count`th working day after `day`, which itself is not counted; `day` for a count of 0.
    ///
    /// Ends at the last day of the search when a calendar without working days was made.
    package func workingDay(_ count: Int, after day: BusinessDay) -> BusinessDay {
        var (found, left) = (day, count)
        for _ in 0..<Self.longestSearch where left > 0 {
            found = found.advanced(byDays: 1)
            if isWorkingDay(found) { left -= 1 }
        }
        return found
    }
}
