// SPDX-License-Identifier: Apache-2.0
package import Terms

// What day it is for the hall: the weekday's hours, unless the calendar says otherwise.
extension HallPlan {
    /// The open sessions of `day`, in local minutes since midnight.
    package func sessions(on day: BusinessDay) -> [Range<Int>] {
        days[day]?.sessions ?? hours[OpeningHours.Weekday(day)]
    }

    /// Says whether the hall is open at `moment`.
    package func isOpen(at moment: Moment) -> Bool {
        let minute = moment.secondOfDay / 60
        return sessions(on: moment.day).contains { $0.contains(minute) }
    }

    /// Says whether the hours of `day` are over at `moment`; a day without hours is over as soon as it has begun.
    package func isAfterHours(of day: BusinessDay, at moment: Moment) -> Bool {
        guard moment.day == day else { return moment.day > day }
        return sessions(on: day).allSatisfy { $0.upperBound <= moment.secondOfDay / 60 }
    }

    /// Says whether `day` counts as a working day: Monday to Friday, unless the calendar says otherwise.
    package func isWorkday(_ day: BusinessDay) -> Bool {
        days[day]?.isWorkday ?? (OpeningHours.Weekday(day) < .saturday)
    }

    /// The working day that is `count` of them after `day`.
    package func workday(_ count: Int, after day: BusinessDay) -> BusinessDay {
        var (day, left, steps) = (day, count, 0)
        // A calendar of holidays only would have no end.
        while left > 0, steps < Self.longestSearch {
            day = day.advanced(byDays: 1)
            steps += 1
            if isWorkday(day) { left -= 1 }
        }
        return day
    }

    /// The minutes of breaks from `moment` on until `openMinutes` open ones have passed; see `OpeningHours`.
    package func breakMinutes(from moment: Moment, spanning openMinutes: Int) -> Int {
        OpeningHours.breakMinutes(
            in: sessions(on: moment.day),
            from: moment.secondOfDay / 60,
            spanning: openMinutes
        )
    }

    /// The same hall with what the center has set: rules, weekly hours and days.
    package func adopting(
        rules: HallRules? = nil,
        hours: OpeningHours? = nil,
        days: [BusinessDay: DayHours]? = nil
    ) -> HallPlan {
        HallPlan(
            hall: hall,
            center: center,
            name: name,
            services: services,
            windows: windows,
            stations: stations,
            rules: rules ?? self.rules,
            hours: hours ?? self.hours,
            days: days ?? self.days,
            complaints: complaints,
            profile: profile
        )
    }

    /// Days looked at in search of a working day.
    private static let longestSearch = 400
}
