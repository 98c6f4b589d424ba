// SPDX-License-Identifier: Apache-2.0
package import Terms

extension CityCalendar {
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
}
