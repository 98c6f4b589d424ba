// SPDX-License-Identifier: Apache-2.0
import Rules
import Terms
import Testing

@testable import Booking

/// Who is on the list, since when and until when.
struct NoShowCountTests {
    private static func day(_ text: String) throws -> BusinessDay { try #require(BusinessDay(text: text)) }

    /// A late cancellation or no-show of a booking at 10:00 on `text`, registered at 11:15.
    static func event(
        _ text: String,
        halves: Int = 2,
        standing: NoShowEvent.Standing = .registered
    ) throws -> NoShowEvent {
        let start = try #require(Moment(rfc3339: text + "T10:00:00+08:00")).timestamp
        return NoShowEvent(
            booking: try #require(BookingNumber(text: "B-" + text)),
            person: try #require(PersonTag(text: String(repeating: "a", count: 64))),
            kind: .noShow,
            halves: halves,
            center: try #require(CenterID("linzhou")),
            service: try #require(ServiceID("estate")),
            slot: try #require(TimeSlot(start: start, end: start.adding(minutes: 60))),
            day: try day(text),
            recordedAt: start.adding(minutes: 75),
            evidence: NoShowEvidence(heardUntil: start.adding(minutes: 75), minutes: 15, terms: 1),
            standing: standing
        )
    }

    private static func count(_ days: [String], on day: String, rules: CityRules = CityRules()) throws -> NoShowCount {
        NoShowCount(try days.map { try event($0) }, on: try self.day(day), rules: rules)
    }

    @Test func `R30: two in a year are not listed, the third lists at that moment`() throws {
        let days = ["2026-03-02", "2026-05-06", "2026-11-23"]
        #expect(try !Self.count(Array(days.prefix(2)), on: "2026-11-23").isListed)
        let third = try Self.count(days, on: "2026-11-23")
        #expect(third.isListed)
        #expect(third.listedSince == (try Self.event("2026-11-23")).recordedAt)
        #expect(third.events == 3)
    }

    @Test(arguments: [(3, 2, false), (3, 3, true), (4, 3, false), (4, 4, true), (12, 4, false)])
    func `A2: the threshold is inclusive`(threshold: Int, events: Int, isListed: Bool) throws {
        var rules = CityRules()
        try rules.set(.noShowThreshold, .whole(threshold))
        let days = ["2026-03-02", "2026-05-06", "2026-08-10", "2026-11-23"].prefix(events)
        #expect(try Self.count(Array(days), on: "2026-11-23", rules: rules).isListed == isListed)
    }

    @Test func `A1: by calendar year, 31 December and 1 January are in different years`() throws {
        let days = ["2026-12-30", "2026-12-31", "2027-01-01"]
        #expect(try Self.count(days, on: "2026-12-31").events == 2)
        #expect(try Self.count(days, on: "2027-01-01").events == 1)
        #expect(try !Self.count(days, on: "2027-01-01").isListed)
    }

    @Test func `A1: by 365 days, an event counts on the 364th day after it and not on the 365th`() throws {
        var rules = CityRules()
        try rules.set(.noShowPeriod, .choice("rolling_365"))
        let days = ["2026-01-10", "2026-02-10", "2026-03-10"]
        #expect(try Self.count(days, on: "2027-01-09", rules: rules).isListed)
        #expect(try Self.count(days, on: "2027-01-10", rules: rules).events == 2)
        #expect(try !Self.count(days, on: "2027-01-10", rules: rules).isListed)
        #expect(try Self.count(days, on: "2027-01-09", rules: rules).listedUntil == Self.day("2027-01-10"))
        #expect(NoShowCount.firstDay(on: try Self.day("2027-01-09"), rules: rules) == (try Self.day("2026-01-10")))
    }

    @Test func `A1: the first day that counts is the one before which none does`() throws {
        for period in [CityRules.NoShowPeriod.calendarYear, .rolling365] {
            var rules = CityRules()
            try rules.set(.noShowPeriod, .choice(period.rawValue))
            let today = try Self.day("2026-11-23")
            let first = NoShowCount.firstDay(on: today, rules: rules)
            #expect(NoShowCount.isInPeriod(first, on: today, rules: rules))
            #expect(!NoShowCount.isInPeriod(first.advanced(byDays: -1), on: today, rules: rules))
        }
    }

    @Test func `A4: halves add up, six of them are three`() throws {
        let whole = try ["2026-03-02", "2026-03-03"].map { try Self.event($0) }
        let half = try ["2026-03-04", "2026-03-05"].map { try Self.event($0, halves: 1) }
        let today = try Self.day("2026-11-23")
        #expect(!NoShowCount(whole + half.prefix(1), on: today, rules: CityRules()).isListed)
        #expect(NoShowCount(whole + half, on: today, rules: CityRules()).isListed)
    }

    @Test(arguments: [NoShowEvent.Standing.removed, .waived, .takenBack])
    func `R30: an event that was taken off does not count`(standing: NoShowEvent.Standing) throws {
        let events = try [
            Self.event("2026-03-02"), Self.event("2026-03-03", standing: standing), Self.event("2026-03-04"),
        ]
        let count = NoShowCount(events, on: try Self.day("2026-11-23"), rules: CityRules())
        #expect(count.events == 2)
        #expect(!count.isListed)
    }

    @Test func `A13: nobody is suspended unless the city says so`() throws {
        let count = try Self.count(["2026-03-02", "2026-03-03", "2026-03-04"], on: "2026-03-04")
        let now = try #require(Moment(rfc3339: "2026-03-04T12:00:00+08:00"))
        #expect(count.isListed)
        #expect(count.suspendedUntil(at: now, rules: CityRules()) == nil)
    }

    @Test(arguments: [1, 30, 90])
    func `A13: a suspension lasts as long as configured`(days: Int) throws {
        var rules = CityRules()
        try rules.set(.suspendsListed, .flag(true))
        try rules.set(.suspension, .whole(days))
        let count = try Self.count(["2026-03-02", "2026-03-03", "2026-03-04"], on: "2026-03-04", rules: rules)
        let since = try #require(count.listedSince)
        let end = since.adding(minutes: days * 24 * 60)
        let last = Moment(Timestamp(milliseconds: end.milliseconds - 1), offsetSeconds: 28_800)
        #expect(count.suspendedUntil(at: last, rules: rules) == end)
        #expect(count.suspendedUntil(at: Moment(end, offsetSeconds: 28_800), rules: rules) == nil)
    }

    @Test func `A13: no city can suspend for longer than 90 days`() throws {
        var rules = CityRules()
        #expect(throws: RuleFault.outOfBounds(.suspension)) { try rules.set(.suspension, .whole(91)) }
        #expect(NoShowCount.mostSuspensionDays == 90)
    }

    @Test func `A13: a suspension ends with the list, at local midnight of the new year`() throws {
        var rules = CityRules()
        try rules.set(.suspendsListed, .flag(true))
        let count = try Self.count(["2026-12-27", "2026-12-28", "2026-12-29"], on: "2026-12-30", rules: rules)
        let now = try #require(Moment(rfc3339: "2026-12-31T23:59:59+08:00"))
        let midnight = try #require(Moment(rfc3339: "2027-01-01T00:00:00+08:00")).timestamp
        #expect(count.suspendedUntil(at: now, rules: rules) == midnight)
    }

    @Test(arguments: [(0, true), (1, false)])
    func `A13: an appeal is taken until the last moment of its days`(late: Int64, isTaken: Bool) throws {
        let event = try Self.event("2026-03-02")
        let deadline = NoShowAppeal.deadline(of: event, rules: CityRules())
        #expect(deadline == event.recordedAt.adding(minutes: 30 * 24 * 60))
        let refusal = NoShowAppeal.refusal(
            of: event,
            reason: "堵车",
            wasMade: false,
            rules: CityRules(),
            at: Timestamp(milliseconds: deadline.milliseconds + late)
        )
        #expect(refusal == (isTaken ? nil : .tooLate(until: deadline)))
    }

    @Test func `R30: an appeal needs a reason, an event that counts, and is made once`() throws {
        let event = try Self.event("2026-03-02")
        func refusal(_ event: NoShowEvent, _ reason: String, _ wasMade: Bool) -> NoShowAppeal.Refusal? {
            NoShowAppeal.refusal(
                of: event,
                reason: reason,
                wasMade: wasMade,
                rules: CityRules(),
                at: event.recordedAt
            )
        }
        #expect(refusal(event, "", false) == .badReason)
        #expect(refusal(event, String(repeating: "字", count: 500), false) == nil)
        #expect(refusal(event, String(repeating: "字", count: 501), false) == .badReason)
        #expect(refusal(event, "堵车", true) == .madeBefore)
        #expect(refusal(try Self.event("2026-03-02", standing: .removed), "堵车", false) == .notCounting)
    }
}
