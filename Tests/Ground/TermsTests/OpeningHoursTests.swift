// SPDX-License-Identifier: Apache-2.0
import Terms
import Testing

struct OpeningHoursTests {
    @Test(arguments: [
        "mon-fri 09:00-12:00 13:00-17:00", "mon-fri 09:00-12:00 13:00-17:00; sat 09:00-12:00", "sun 00:00-24:00",
        "mon 08:30-11:45; tue-wed 08:30-17:00; sun 10:00-11:00",
    ])
    func `hours read as they are written`(_ text: String) {
        #expect(OpeningHours(text: text)?.text == text)
    }

    @Test(arguments: [
        "", "mon", "mon 9:00-12:00", "mon 12:00-09:00", "mon 09:00-09:00", "mon 09:00-25:00", "mon 09:60-10:00",
        "fri-mon 09:00-10:00", "mon 09:00-12:00 11:00-13:00", "mon 09:00-12:00 12:00-13:00",
        "mon 09:00-10:00; mon 11:00-12:00", "mon 09:00-10:00;", "day 09:00-10:00", "mon-tue-wed 09:00-10:00",
    ])
    func `what is no hours is refused`(_ text: String) {
        #expect(OpeningHours(text: text) == nil)
    }

    @Test(arguments: [("2026-11-23", 1), ("2026-11-28", 6), ("2026-11-29", 7), ("1970-01-01", 4), ("1969-12-31", 3)])
    func `a date has its weekday`(_ row: (day: String, weekday: Int)) throws {
        let day = try #require(BusinessDay(text: row.day))
        #expect(OpeningHours.Weekday(day).rawValue == row.weekday)
    }

    /// Monday 2026-11-23 in UTC+8, hours 09:00–12:00 and 13:00–17:00.
    @Test(arguments: [
        ("08:59", false), ("09:00", true), ("11:59", true), ("12:00", false), ("13:00", true), ("17:00", false),
    ])
    func `a session is open from its first minute up to its last`(_ row: (clock: String, isOpen: Bool)) throws {
        #expect(OpeningHours.usual.contains(try moment(row.clock)) == row.isOpen)
    }

    @Test(arguments: [
        ("09:00", 180, 0), ("09:00", 181, 60), ("11:50", 5, 0), ("11:50", 11, 60), ("12:10", 1, 50), ("08:40", 1, 20),
        ("16:50", 30, 0), ("18:00", 30, 0), ("11:50", 400, 60),
    ])
    func `a forecast adds the breaks that it reaches into`(_ row: (clock: String, open: Int, breaks: Int)) throws {
        #expect(OpeningHours.usual.breakMinutes(from: try moment(row.clock), spanning: row.open) == row.breaks)
    }

    private func moment(_ clock: String) throws -> Moment {
        let parts = clock.split(separator: ":").compactMap { Int($0) }
        let day = try #require(BusinessDay(text: "2026-11-23"))
        let seconds = day.daysSinceEpoch * 86_400 + parts[0] * 3600 + parts[1] * 60 - 28_800
        return Moment(Timestamp(seconds: Int64(seconds)), offsetSeconds: 28_800)
    }
}
