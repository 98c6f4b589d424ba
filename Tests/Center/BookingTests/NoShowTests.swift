// SPDX-License-Identifier: Apache-2.0
import Rules
import Terms
import Testing

@testable import Booking

/// When a booking becomes a no-show, and when it never does.
struct NoShowTests {
    static let start = Timestamp(seconds: 1_795_399_200)
    static let end = start.adding(minutes: 60)
    /// The slot's end and the usual grace of 15 minutes.
    static let due = end.adding(minutes: 15)

    private static func verdict(
        _ standing: BookingStanding = .booked,
        heard: Timestamp? = due,
        wasUp: Bool = true,
        isWaived: Bool = false,
        rules: CityRules = CityRules(),
        at now: Timestamp = due
    ) throws -> NoShow.Verdict {
        var booking = try BookingRecordTests.record()
        booking.slot = try #require(TimeSlot(start: start, end: end))
        booking.standing = standing
        let hearing = HallHearing(until: heard, wasUp: wasUp)
        return NoShow.decide(booking, hearing: hearing, isWaived: isWaived, rules: rules, at: now)
    }

    @Test(arguments: [(-1, NoShow.Verdict.notYet), (0, .noShow)] as [(Int64, NoShow.Verdict)])
    func `R29: a booking is a no-show once its slot and 15 minutes of grace are over, to the millisecond`(
        late: Int64,
        expected: NoShow.Verdict
    ) throws {
        let now = Timestamp(milliseconds: Self.due.milliseconds + late)
        #expect(try Self.verdict(at: now) == expected)
    }

    @Test(arguments: [0, 15, 60])
    func `A6: the grace is what the city says`(minutes: Int) throws {
        var rules = CityRules()
        try rules.set(.lateGrace, .whole(minutes))
        let due = Self.end.adding(minutes: minutes)
        #expect(try Self.verdict(rules: rules, at: due) == (minutes > 15 ? .awaitHall : .noShow))
        #expect(try Self.verdict(heard: due, rules: rules, at: due) == .noShow)
        let before = Timestamp(milliseconds: due.milliseconds - 1)
        #expect(try Self.verdict(heard: due, rules: rules, at: before) == .notYet)
    }

    @Test(arguments: BookingStanding.allCases.filter { $0 != .booked })
    func `A6: whoever has checked in is never a no-show, however slow the hall, nor is a booking that has ended`(
        standing: BookingStanding
    ) throws {
        #expect(try Self.verdict(standing, at: Self.due.adding(minutes: 60 * 24 * 30)) == .never)
    }

    @Test func `A10: a booking that was voided is no no-show`() throws {
        #expect(try Self.verdict(.void) == .never)
    }

    @Test func `A28: nobody is judged before every hall has been heard past the slot`() throws {
        let now = Self.due.adding(minutes: 60)
        #expect(try Self.verdict(heard: nil, at: now) == .awaitHall)
        #expect(try Self.verdict(heard: Timestamp(milliseconds: Self.due.milliseconds - 1), at: now) == .awaitHall)
        #expect(try Self.verdict(heard: Self.due, at: now) == .noShow)
    }

    @Test(arguments: [(-1, NoShow.Verdict.awaitHall), (0, .waived(.hallSilent))] as [(Int64, NoShow.Verdict)])
    func `A28: a hall that stays silent for seven days leaves nobody a no-show`(
        late: Int64,
        expected: NoShow.Verdict
    ) throws {
        let limit = Self.due.adding(minutes: NoShow.mostAwayDays * 24 * 60)
        let now = Timestamp(milliseconds: limit.milliseconds + late)
        #expect(try Self.verdict(heard: nil, at: now) == expected)
    }

    @Test func `A28: a slot in which no hall gave a sign of life is waived, unless the city says otherwise`() throws {
        #expect(try Self.verdict(wasUp: false) == .waived(.hallDown))
        var rules = CityRules()
        try rules.set(.waivesWhenDown, .flag(false))
        #expect(try Self.verdict(wasUp: false, rules: rules) == .noShow)
    }

    @Test func `A28: a waiver of staff goes before everything that the center knows of its halls`() throws {
        #expect(try Self.verdict(isWaived: true) == .waived(.declared))
        #expect(try Self.verdict(heard: nil, isWaived: true) == .waived(.declared))
    }

    /// Milliseconds from the slot's start; the slot is an hour.
    @Test(arguments: [
        (-60_000, 0, false), (-60_000, 1, true), (3_599_999, 3_600_000, true), (3_600_000, 3_600_001, false),
    ])
    func `A28: a waiver covers every slot that it touches`(from: Int64, to: Int64, isCovered: Bool) throws {
        let slot = try #require(TimeSlot(start: Self.start, end: Self.end))
        let time = try #require(
            TimeSlot(
                start: Timestamp(milliseconds: Self.start.milliseconds + from),
                end: Timestamp(milliseconds: Self.start.milliseconds + to)
            )
        )
        let center = try #require(CenterID("linzhou"))
        let (estate, tax) = (try #require(ServiceID("estate")), try #require(ServiceID("tax")))
        func waiver(_ service: ServiceID?) throws -> SlotWaiver {
            try #require(
                SlotWaiver(center: center, service: service, time: time, reason: "停电", cause: .declared, staff: nil)
            )
        }
        #expect(try waiver(nil).covers(center, estate, slot) == isCovered)
        #expect(try waiver(estate).covers(center, estate, slot) == isCovered)
        #expect(try !waiver(tax).covers(center, estate, slot))
        #expect(try !waiver(nil).covers(try #require(CenterID("anyang")), estate, slot))
    }

    @Test(arguments: [(31, true), (32, false)])
    func `A28: a waiver has a reason and covers a month at the most`(days: Int, isTaken: Bool) throws {
        let time = try #require(TimeSlot(start: Self.start, end: Self.start.adding(minutes: days * 24 * 60)))
        let center = try #require(CenterID("linzhou"))
        func waiver(_ reason: String) -> SlotWaiver? {
            SlotWaiver(center: center, service: nil, time: time, reason: reason, cause: .declared, staff: nil)
        }
        #expect((waiver("停电") != nil) == isTaken)
        #expect(waiver("") == nil)
        #expect(waiver(String(repeating: "字", count: 201)) == nil)
    }

    @Test(arguments: [(CityRules.LateCancel.count, 2), (.half, 1), (.ignore, nil)] as [(CityRules.LateCancel, Int?)])
    func `A4: a late cancellation weighs what the city says`(
        rule: CityRules.LateCancel,
        halves: Int?
    ) throws {
        var rules = CityRules()
        try rules.set(.lateCancel, .choice(rule.rawValue))
        #expect(NoShow.halves(ofLateCancelUnder: rules) == halves)
    }

    @Test func `A27: an exchange is in time up to the grace and a minute of tolerance in the citizen's favour`() throws
    {
        let slot = try #require(TimeSlot(start: Self.start, end: Self.end))
        #expect(NoShow.lastExchange(of: slot, rules: CityRules()) == Self.due.adding(seconds: 60))
    }
}

/// What a hall reports of a booking that was taken for a no-show.
struct LateReportTests {
    private static func moment(_ milliseconds: Int64) -> Moment {
        Moment(Timestamp(milliseconds: milliseconds), offsetSeconds: 28_800)
    }

    private static func taken(
        _ standing: BookingStanding,
        at milliseconds: Int64,
        rules: CityRules = CityRules()
    ) throws -> (standing: BookingStanding, found: BookingCase?) {
        var booking = try BookingRecordTests.record()
        booking.standing = standing
        let found = booking.take(
            .exchanged(try BookingRecordTests.ticket("A001")),
            from: BookingRecordTests.hall("a"),
            at: moment(milliseconds),
            rules: rules
        )
        return (booking.standing, found)
    }

    @Test(arguments: [(0, true), (1, false)] as [(Int64, Bool)])
    func `A6: a check-in that was in time by the hall's clock takes a no-show back, a later one is a case`(
        late: Int64,
        isInTime: Bool
    ) throws {
        // 15 minutes of grace and 60 s of tolerance after the slot.
        let last = NoShowTests.due.adding(seconds: 60).milliseconds
        let (standing, found) = try Self.taken(.noShow, at: last + late)
        #expect(standing == (isInTime ? .exchanged : .noShow))
        #expect(found?.kind == (isInTime ? nil : .exchangedAfterEnd))
    }

    @Test func `A6: where the city says so, service on the same day clears a no-show`() throws {
        var rules = CityRules()
        try rules.set(.sameDayServiceClears, .flag(true))
        let midnight = try #require(Moment(rfc3339: "2026-11-24T00:00:00+08:00")).timestamp.milliseconds
        let day = Self.moment(NoShowTests.start.milliseconds).day
        #expect(day.text == "2026-11-23")
        #expect(try Self.taken(.noShow, at: midnight - 1, rules: rules).standing == .exchanged)
        #expect(try Self.taken(.noShow, at: midnight, rules: rules).standing == .noShow)
        #expect(try Self.taken(.noShow, at: midnight - 1).standing == .noShow)
    }

    @Test func `A28: whoever came in a waived slot has come`() throws {
        let (standing, found) = try Self.taken(.waived, at: NoShowTests.due.adding(minutes: 600).milliseconds)
        #expect(standing == .exchanged)
        #expect(found == nil)
    }

    @Test(arguments: [BookingStanding.cancelled, .cancelledLate, .void, .rescheduled])
    func `R23: a booking that has ended otherwise stays ended, and the ticket is a case`(standing: BookingStanding)
        throws
    {
        let taken = try Self.taken(standing, at: NoShowTests.start.milliseconds)
        #expect(taken.standing == standing)
        #expect(taken.found?.kind == .exchangedAfterEnd)
    }
}
