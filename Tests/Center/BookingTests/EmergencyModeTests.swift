// SPDX-License-Identifier: Apache-2.0
import Booking
import Rules
import Terms
import Testing

struct EmergencyModeTests {
    private static let start = Timestamp(seconds: 1_795_395_600)

    private static func staff(_ name: String) throws -> StaffID { try #require(StaffID(name)) }

    private static func period(from: Int = 0, minutes: Int = 600) throws -> BookingOnlyPeriod {
        try #require(
            BookingOnlyPeriod(
                notice: "豫政〔2026〕7",
                text: "因防汛需要，仅办理预约。",
                published: start.adding(minutes: from - 60),
                start: start.adding(minutes: from),
                end: start.adding(minutes: from + minutes)
            )
        )
    }

    private static func mode(_ period: BookingOnlyPeriod? = nil) throws -> EmergencyMode {
        EmergencyMode(
            id: 1,
            center: try #require(CenterID("linzhou")),
            period: try period ?? self.period(),
            proposedBy: try staff("4001"),
            proposedAt: start.adding(minutes: -90)
        )
    }

    @Test func `A14: another person confirms, and never the one who proposed`() throws {
        var mode = try Self.mode()
        #expect(throws: ModeRefusal.samePerson) {
            try mode.confirm(by: try Self.staff("4001"), at: Self.start.adding(minutes: -30))
        }
        #expect(mode.told(at: Self.start) == nil, "nothing is told before it is confirmed")
        try mode.confirm(by: try Self.staff("4002"), at: Self.start.adding(minutes: -30))
        #expect(mode.stage == .confirmed && mode.told(at: Self.start) == mode.period)
        #expect(throws: ModeRefusal.notProposed) { try mode.confirm(by: try Self.staff("4003"), at: Self.start) }
    }

    @Test func `R47: it is not confirmed before its notice is out`() throws {
        var mode = try Self.mode()
        let published = Self.start.adding(minutes: -60)
        #expect(throws: ModeRefusal.notPublished(at: published)) {
            try mode.confirm(by: try Self.staff("4002"), at: published.adding(seconds: -1))
        }
        try mode.confirm(by: try Self.staff("4002"), at: published)
    }

    @Test func `A14: as many days as the city allows, and not a second more`() throws {
        var rules = CityRules()
        try rules.set(.modeMost, .whole(7))
        let now = Self.start.adding(minutes: -90)
        let week = 7 * 24 * 60
        #expect(EmergencyMode.refusal(of: try Self.period(minutes: week), beside: [], at: now, rules) == nil)
        #expect(
            EmergencyMode.refusal(of: try Self.period(minutes: week + 1), beside: [], at: now, rules)
                == .tooLong(days: 7)
        )
    }

    @Test func `A14: a renewal begins where the period before it ends, and does not overlap`() throws {
        let (now, rules) = (Self.start.adding(minutes: -90), CityRules())
        let first = try Self.mode()
        #expect(
            EmergencyMode.refusal(of: try Self.period(from: 600), beside: [first], at: now, rules) == nil
        )
        #expect(
            EmergencyMode.refusal(of: try Self.period(from: 599), beside: [first], at: now, rules) == .overlaps
        )
        let many = try (0..<4).map { try Self.mode(Self.period(from: $0 * 600)) }
        #expect(
            EmergencyMode.refusal(of: try Self.period(from: 2400), beside: many, at: now, rules) == .tooMany(limit: 4)
        )
    }

    @Test func `R49: it expires in its last instant and says that all channels are open`() throws {
        var mode = try Self.mode()
        try mode.confirm(by: try Self.staff("4002"), at: Self.start)
        let end = Self.start.adding(minutes: 600)
        let early = mode.expire(at: end.adding(seconds: -1))
        #expect(!early)
        #expect(mode.told(at: end.adding(seconds: -1)) != nil && mode.told(at: end) == nil)
        let timely = mode.expire(at: end)
        #expect(timely)
        #expect(mode.stage == .expired && mode.endedAt == end)
        #expect(mode.restoreNotice?.contains("豫政〔2026〕7号") == true)
        #expect(mode.restoreNotice?.contains("已恢复") == true)
    }

    @Test func `R49: an early end needs the notice that restores all channels, and is told at once`() throws {
        var mode = try Self.mode()
        try mode.confirm(by: try Self.staff("4002"), at: Self.start)
        let now = Self.start.adding(minutes: 100)
        #expect(throws: ModeRefusal.noRestoreNotice) { try mode.end(by: try Self.staff("4001"), notice: " ", at: now) }
        try mode.end(by: try Self.staff("4001"), notice: "恢复公告（9号）", at: now)
        #expect(mode.told(at: now) == nil && mode.told(at: now.adding(seconds: -1))?.end == now)
        #expect(!mode.caps(Self.start.adding(minutes: 200)), "the cap ends with it")
    }
}

struct DailyCapTests {
    private static func cap(_ open: Int, _ seconds: [Int], windows: Int = 1) throws -> DailyCap {
        let (hall, service) = (try #require(HallID("h")), try #require(ServiceID("estate")))
        return DailyCap(
            day: try #require(BusinessDay(text: "2026-11-24")),
            windows: try (1...windows).map {
                DailyCap.Window(hall: hall, window: try #require(WindowID("\($0)")), services: [service])
            },
            openMinutes: open,
            visits: [service: seconds]
        )
    }

    @Test(arguments: [(420, 600, 42), (420, 601, 41), (419, 600, 41), (420, 540, 46), (0, 600, 0)])
    func `A15: each window adds its open minutes by the mean handling, rounded down`(
        open: Int,
        seconds: Int,
        numbers: Int
    ) throws {
        #expect(try Self.cap(open, [seconds]).total == numbers)
        let three = try Self.cap(open, [seconds], windows: 3).total
        #expect(three == 3 * numbers, "rounded down at each window, not at the end")
    }

    @Test func `A15: the shortest and longest tenth are left out, and the mean is rounded up`() {
        let ten: [Int] = [1, 600, 600, 600, 600, 600, 600, 600, 600, 14_400]
        #expect(DailyCap.trimmedMean(of: ten) == 600)
        #expect(DailyCap.trimmedMean(of: [1, 600, 600]) == 401, "of less than ten nothing is left out")
        #expect(DailyCap.trimmedMean(of: []) == nil)
    }

    @Test func `A15: without any visit nine minutes are assumed, and it is said`() throws {
        let cap = try Self.cap(420, [])
        #expect(cap.lines.map(\.samples) == [0] && cap.lines.map(\.handlingSeconds) == [540] && cap.total == 46)
    }

    @Test func `A15: a window of two services counts each by how often it comes`() throws {
        let (a, b) = (try #require(ServiceID("a")), try #require(ServiceID("b")))
        let cap = DailyCap(
            day: try #require(BusinessDay(text: "2026-11-24")),
            windows: [
                .init(hall: try #require(HallID("h")), window: try #require(WindowID("1")), services: [b, a])
            ],
            openMinutes: 400,
            visits: [a: [300, 300, 300], b: [1200]]
        )
        #expect(cap.lines.map(\.handlingSeconds) == [525] && cap.lines[0].services == [a, b])
        #expect(cap.total == 45)
    }

    @Test func `R48: below the calculated cap only with a reason, above it never`() throws {
        let cap = try Self.cap(420, [600])
        #expect(cap.refusal(of: 42, reason: "") == nil)
        #expect(cap.refusal(of: 41, reason: " ") == .noReason)
        #expect(cap.refusal(of: 41, reason: "两个窗口检修") == nil)
        #expect(cap.refusal(of: 43, reason: "愿意加班") == .capTooHigh(most: 42))
    }
}
