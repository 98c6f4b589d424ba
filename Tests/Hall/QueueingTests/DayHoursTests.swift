// SPDX-License-Identifier: Apache-2.0
import Queueing
import Terms
import Testing

/// The days of a calendar that are not as their weekdays (R66).
struct DayHoursTests {
    private static let saturday = monday.advanced(byDays: 5)

    /// Tuesday is a holiday, Saturday a make-up workday until 16:00, Monday has an evening session.
    private static let hall = plan().adopting(days: [
        tuesday: must(DayHours(sessions: [], isWorkday: false)),
        saturday: must(DayHours(sessions: [540..<960], isWorkday: true)),
        monday: must(DayHours(sessions: [540..<720, 780..<1020, 1080..<1200], isWorkday: true)),
    ])

    @Test(arguments: [
        ("12:00", tuesday, false), ("11:59", saturday, true), ("15:59", saturday, true), ("16:00", saturday, false),
        ("17:59", monday, false), ("18:00", monday, true), ("20:00", monday, false),
        ("10:00", monday.advanced(byDays: 2), true), ("10:00", monday.advanced(byDays: 6), false),
    ])
    func `a holiday is closed, a make-up workday and an extended session are open`(
        clock: String,
        day: BusinessDay,
        isOpen: Bool
    ) {
        #expect(Self.hall.isOpen(at: time(clock, day)) == isOpen)
    }

    @Test func `R52: due dates count make-up workdays and pass over holidays`() {
        #expect(Self.hall.workday(5, after: monday) == monday.advanced(byDays: 7))
        #expect(plan().workday(5, after: monday) == monday.advanced(byDays: 7))
        #expect(Self.hall.workday(4, after: monday) == Self.saturday, "Tuesday does not count, Saturday does")
        #expect(Self.hall.workday(1, after: monday) == monday.advanced(byDays: 2))
        let shut = plan().adopting(
            days: Dictionary(
                uniqueKeysWithValues: (0..<500).map {
                    (monday.advanced(byDays: $0), must(DayHours(sessions: [], isWorkday: false)))
                }
            )
        )
        #expect(shut.workday(1, after: monday) == monday.advanced(byDays: 400), "the search ends")
    }

    @Test func `a forecast waits through the breaks of the day it is made on`() {
        #expect(Self.hall.breakMinutes(from: time("16:50", monday), spanning: 30) == 60)
        #expect(plan().breakMinutes(from: time("16:50", monday), spanning: 30) == 0)
    }

    @Test func `A26: on a holiday nobody is missed at the windows`() {
        var bench = Bench(Self.hall, at: time("10:00", tuesday))
        bench.ask(.openDay)
        #expect(bench.state.alarms(plan: bench.plan, at: bench.now).isEmpty)
        bench.plan = plan()
        #expect(bench.state.alarms(plan: bench.plan, at: bench.now).contains(.noWalkInWindow(service("a"))))
    }

    @Test(arguments: [[600..<600], [700..<800, 500..<600], [0..<1441], [500..<600, 600..<700]])
    func `sessions out of order, empty or beyond the day are none`(sessions: [Range<Int>]) {
        #expect(DayHours(sessions: sessions, isWorkday: true) == nil)
    }
}
