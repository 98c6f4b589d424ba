// SPDX-License-Identifier: Apache-2.0
import Catalog
import Terms
import Testing

/// When a center is open, and which days count for due dates.
struct CityCalendarTests {
    private typealias Fixture = CatalogFixture

    /// National Day of 2026 as an example: a week off, Saturday 10 October worked as the Wednesday before.
    private static func calendar() throws -> CityCalendar {
        var days = try (1...7).map { day in
            CalendarDay(day: try Fixture.day("2026-10-0\(day)"), kind: .holiday, note: "国庆节")
        }
        days.append(CalendarDay(day: try Fixture.day("2026-10-10"), kind: .workday, weekday: .wednesday))
        days.append(
            CalendarDay(
                center: try Fixture.center(),
                day: try Fixture.day("2026-10-17"),
                kind: .open,
                sessions: [540..<720]
            )
        )
        days.append(
            CalendarDay(
                center: try Fixture.center(),
                day: try Fixture.day("2026-10-14"),
                kind: .extra,
                sessions: [1020..<1200]
            )
        )
        days.append(CalendarDay(center: try Fixture.center(), day: try Fixture.day("2026-10-15"), kind: .closed))
        return CityCalendar(days)
    }

    @Test(arguments: [
        ("2026-10-01", []),
        ("2026-10-08", [540..<720, 780..<1020]),
        ("2026-10-10", [540..<660]),
        ("2026-10-11", []),
        ("2026-10-14", [540..<660, 1020..<1200]),
        ("2026-10-15", []),
        ("2026-10-17", [540..<720]),
    ])
    func `R66: holidays, make-up workdays, weekend and evening sessions`(
        day: String,
        sessions: [Range<Int>]
    ) throws {
        let profile = try Fixture.profile(
            "mon-tue 09:00-12:00 13:00-17:00; wed 09:00-11:00; thu-fri 09:00-12:00 13:00-17:00"
        )
        #expect(try Self.calendar().sessions(of: profile, on: Fixture.day(day)) == sessions)
    }

    @Test
    func `R66: sessions that touch the usual ones lengthen them`() throws {
        let day = try Fixture.day("2026-11-23")
        let late = CalendarDay(day: day, kind: .extra, sessions: [1020..<1140])
        let calendar = CityCalendar([late])
        #expect(try calendar.sessions(of: Fixture.profile(), on: day) == [540..<720, 780..<1140])
    }

    @Test
    func `a business with hours of its own is open in them only, on make-up days too`() throws {
        let profile = try Fixture.profile()
        let entry = try Fixture.entry(hours: "tue 09:00-12:00; wed 13:00-16:00")
        let calendar = try Self.calendar()
        #expect(try calendar.sessions(of: entry, at: profile, on: Fixture.day("2026-10-10")) == [780..<960])
        #expect(try calendar.sessions(of: entry, at: profile, on: Fixture.day("2026-10-12")).isEmpty)
    }

    @Test(arguments: [
        ("2026-09-30", true), ("2026-10-01", false), ("2026-10-08", true), ("2026-10-10", true), ("2026-10-11", false),
        ("2026-10-15", true), ("2026-10-17", false),
    ])
    func `R66: holidays are no working days, make-up days are, and a center's own days change nothing of it`(
        day: String,
        isWorking: Bool
    ) throws {
        #expect(try Self.calendar().isWorkingDay(Fixture.day(day)) == isWorking)
    }

    @Test(arguments: [
        CalendarDay.Kind.holiday, .workday, .closed, .open, .extra,
    ])
    func `a day has what its kind uses and nothing else`(kind: CalendarDay.Kind) throws {
        let day = try Fixture.day("2026-10-10")
        let bare = CalendarDay(day: day, kind: kind)
        let timed = CalendarDay(day: day, kind: kind, sessions: [540..<720])
        let both = CalendarDay(day: day, kind: kind, weekday: .monday, sessions: [540..<720])
        #expect(bare.faults.isEmpty == (kind == .holiday || kind == .closed))
        #expect(timed.faults.isEmpty == (kind != .holiday && kind != .closed))
        #expect(!both.faults.isEmpty)
        let crossed = CalendarDay(day: day, kind: .open, sessions: [540..<720, 700..<800])
        #expect(crossed.faults == [.malformed(.sessions, .sessions)])
    }
}
