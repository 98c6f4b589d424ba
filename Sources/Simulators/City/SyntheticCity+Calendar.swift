// SPDX-License-Identifier: Apache-2.0
import Terms

extension SyntheticCity {
    /// `calendar.csv`: two sample years of public holidays, make-up workdays, and evening sessions of the halls.
    ///
    /// A sample: the real days are announced every year, and a city imports its own file. Days that follow the moon stand
    /// where they were in 2026.
    package func calendarFile() -> String {
        var text = CSVText.line(["day", "kind", "weekday", "sessions", "center", "note", "note_en"])
        for year in [year, year + 1] {
            let days = Self.holidays.flatMap { holiday in Self.days(of: holiday, in: year).map { ($0, holiday) } }
            let closed = Set(days.map(\.0))
            for (day, holiday) in days {
                text += CSVText.line([day.text, "holiday", "", "", "", holiday.name, holiday.englishName])
            }
            for (day, weekday, holiday) in Self.makeUpDays(in: year, closed: closed) {
                text += CSVText.line(
                    [day.text, "workday", weekday, "", "", holiday.name + "调休", "Make-up workday"]
                )
            }
            for day in Self.lateDays(in: year, closed: closed) {
                for hall in CityHall.all where hall.level != "township" {
                    text += CSVText.line([day.text, "extra", "", "17:00-19:00", hall.id, "延时服务", "Late opening"])
                }
            }
        }
        return text
    }

    private struct Holiday {
        let name: String
        let englishName: String
        let month: Int
        let day: Int
        let length: Int
    }

    private static let holidays = [
        Holiday(name: "元旦", englishName: "New Year", month: 1, day: 1, length: 3),
        Holiday(name: "春节", englishName: "Spring Festival", month: 2, day: 15, length: 9),
        Holiday(name: "清明节", englishName: "Qingming", month: 4, day: 4, length: 3),
        Holiday(name: "劳动节", englishName: "Labour Day", month: 5, day: 1, length: 5),
        Holiday(name: "端午节", englishName: "Dragon Boat Festival", month: 6, day: 19, length: 3),
        Holiday(name: "中秋节", englishName: "Mid-Autumn Festival", month: 9, day: 25, length: 3),
        Holiday(name: "国庆节", englishName: "National Day", month: 10, day: 1, length: 7),
    ]

    private static func days(of holiday: Holiday, in year: Int) -> [BusinessDay] {
        guard let first = BusinessDay(year: year, month: holiday.month, day: holiday.day) else { return [] }
        return (0..<holiday.length).map { first.advanced(byDays: $0) }
    }

    /// A long holiday is worked for on the Sunday before it and the Saturday after it, as a Monday and as a Friday.
    private static func makeUpDays(
        in year: Int,
        closed: Set<BusinessDay>
    ) -> [(day: BusinessDay, weekday: String, holiday: Holiday)] {
        holidays.filter { $0.length >= 5 }.flatMap { holiday in
            let days = days(of: holiday, in: year)
            return [
                (nearest(.sunday, to: days[0], step: -1, closed), "mon", holiday),
                (nearest(.saturday, to: days[days.count - 1], step: 1, closed), "fri", holiday),
            ]
        }
    }

    private static func nearest(
        _ weekday: OpeningHours.Weekday,
        to day: BusinessDay,
        step: Int,
        _ closed: Set<BusinessDay>
    ) -> BusinessDay {
        var found = day.advanced(byDays: step)
        while OpeningHours.Weekday(found) != weekday || closed.contains(found) { found = found.advanced(byDays: step) }
        return found
    }

    /// The first Wednesday of every month.
    private static func lateDays(in year: Int, closed: Set<BusinessDay>) -> [BusinessDay] {
        (1...12).compactMap { month in
            (1...7).lazy.compactMap { BusinessDay(year: year, month: month, day: $0) }
                .first { OpeningHours.Weekday($0) == .wednesday && !closed.contains($0) }
        }
    }
}
