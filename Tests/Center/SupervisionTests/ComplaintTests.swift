// SPDX-License-Identifier: Apache-2.0
import Supervision
import Terms
import Testing

/// Complaints, their stages and due dates.
struct ComplaintTests {
    @Test(
        arguments: [
            // A plain week: Monday's ends next Monday, Friday's next Friday.
            ("2026-09-14", "2026-09-21"), ("2026-09-18", "2026-09-25"),
            // Received on a Saturday: Monday is the first day.
            ("2026-09-19", "2026-09-25"),
            // The make-up Sunday 09-27 counts, the holiday week does not.
            ("2026-09-24", "2026-09-30"), ("2026-09-25", "2026-10-08"), ("2026-09-30", "2026-10-13"),
            // The make-up Saturday 10-10 counts.
            ("2026-10-07", "2026-10-13"), ("2026-10-08", "2026-10-14"),
        ]
    )
    func `R52: five working days from the day after, over weekends, holidays and make-up workdays`(
        _ received: String,
        _ due: String
    ) throws {
        let calendar = try Cast.calendar()
        for source in [ComplaintSource.desk, .hotline, .online] {
            let course = ComplaintCourse(source: source, received: try Cast.day(received))
            #expect(try course.answerDue(calendar) == Cast.day(due))
        }
    }

    @Test
    func `R52: the answer can be put off once by five working days, and no more`() throws {
        let calendar = try Cast.calendar()
        var course = ComplaintCourse(source: .hotline, received: try Cast.day("2026-09-25"))
        try course.postpone()
        #expect(try course.answerDue(calendar) == Cast.day("2026-10-14"))
        #expect(throws: ComplaintCourse.Refusal.notPostponable) { try course.postpone() }
        var review = ComplaintCourse(source: .badReview, received: try Cast.day("2026-09-14"))
        #expect(throws: ComplaintCourse.Refusal.notPostponable) { try review.postpone() }
    }

    @Test(
        arguments: [
            // 30 days are days of the calendar; an end on a day off moves on.
            ("2026-08-03", false, "2026-09-02"), ("2026-09-02", false, "2026-10-08"),
            ("2026-08-03", true, "2026-10-08"), ("2026-08-27", false, "2026-09-27"),
        ]
    )
    func `R52: a market entity's complaint has thirty days, and thirty more`(
        _ received: String,
        _ isPostponed: Bool,
        _ due: String
    ) throws {
        let course = ComplaintCourse(
            source: .enterprise,
            received: try Cast.day(received),
            isPostponed: isPostponed
        )
        #expect(try course.answerDue(try Cast.calendar()) == Cast.day(due))
    }

    @Test
    func `R52: stages follow in order, and every other step is refused`() throws {
        for from in ComplaintStage.allCases {
            for to in ComplaintStage.allCases {
                var course = ComplaintCourse(source: .desk, received: try Cast.day("2026-09-14"), stage: from)
                let isAllowed = [
                    .received: [.verified, .returned], .verified: [.handled], .handled: [.answered],
                ][from, default: [ComplaintStage]()].contains(to)
                if isAllowed {
                    try course.move(to: to)
                    #expect(course.stage == to)
                } else {
                    #expect(throws: ComplaintCourse.Refusal.outOfOrder(next: from.next)) { try course.move(to: to) }
                    #expect(course.stage == from)
                }
            }
        }
    }

    @Test
    func `R52: somebody speaks with the complainant by the next working day, and late is the day after`() throws {
        let calendar = try Cast.calendar()
        let course = ComplaintCourse(source: .badReview, received: try Cast.day("2026-09-30"))
        #expect(try course.due(calendar) == Cast.day("2026-10-08"))
        #expect(!course.isLate(on: try Cast.day("2026-10-08"), calendar))
        #expect(course.isLate(on: try Cast.day("2026-10-09"), calendar))
        #expect(
            course.redirectDue(calendar) == (try Cast.day("2026-10-08")),
            "5 days, of which the last is no working day"
        )
        let over = ComplaintCourse(source: .desk, received: try Cast.day("2020-01-06"), stage: .answered)
        #expect(over.due(calendar) == nil)
        #expect(try !over.isLate(on: Cast.day("2026-10-09"), calendar))
    }

    @Test
    func `a hotline's wrong dispatch goes back on the next working day`() throws {
        let course = ComplaintCourse(source: .hotline, received: try Cast.day("2026-09-18"))
        #expect(try course.redirectDue(try Cast.calendar()) == Cast.day("2026-09-21"))
    }

    @Test
    func `a calendar without a working day ends the count`() throws {
        let day = try Cast.day("2026-09-14")
        let end = WorkingDays { _ in false }.day(5, after: day)
        #expect(end == day.advanced(byDays: WorkingDays.horizonDays))
    }

    @Test
    func `without a calendar Monday to Friday are working days`() throws {
        // 2026-11-23 is a Monday.
        let monday = try Cast.day("2026-11-23")
        #expect(WorkingDays.weekdays.day(5, after: monday) == monday.advanced(byDays: 7))
        #expect(WorkingDays.weekdays.onOrAfter(monday.advanced(byDays: 5)) == monday.advanced(byDays: 7))
        #expect(WorkingDays.weekdays.onOrAfter(monday) == monday)
    }
}
