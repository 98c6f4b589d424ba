// SPDX-License-Identifier: Apache-2.0
import Queueing
import Terms
import Testing

/// Booking-only by notice 7, published on Sunday: Monday 10:00 to Tuesday 10:00.
func aPeriod(
    from start: Moment = time("10:00"),
    until end: Moment = time("10:00", tuesday),
    notice: String = "豫政〔2026〕7"
) -> BookingOnlyPeriod {
    must(
        BookingOnlyPeriod(
            notice: notice,
            text: "因防汛需要，仅办理预约。",
            published: time("12:00", monday.advanced(byDays: -1)).timestamp,
            start: start.timestamp,
            end: end.timestamp
        )
    )
}

func aCase(_ position: Int64, isOpen: Bool = true) -> CenterCase {
    CenterCase(
        hall: must(HallID("hall-2")),
        position: Position(position),
        kind: .exchangedTwice,
        booking: booking(1),
        ticket: ticket("A017"),
        isOpen: isOpen
    )
}

struct ModeTests {
    private func mode(_ version: Int64, _ periods: BookingOnlyPeriod...) -> CenterChange {
        .mode(must(BookingOnlyMode(version: version, periods: periods)))
    }

    private func walkIn(_ bench: inout Bench, _ service: String = "a") -> HallAnswer {
        let token = bench.token()
        return bench.ask(
            .issueWalkIn(service: QueueingTests.service(service), person: nil, station: nil, token: token)
        )
    }

    private func isRefused(_ bench: inout Bench) -> Bool {
        guard case .refused(let refusal) = walkIn(&bench) else { return false }
        #expect(refusal == .bookingOnly(notice: "豫政〔2026〕7", until: time("10:00", tuesday).timestamp))
        return true
    }

    @Test(arguments: [
        ("09:59:59", monday, false), ("10:00:00", monday, true), ("09:59:59", tuesday, true),
        ("10:00:00", tuesday, false),
    ])
    func `R47: walk-ins rest from the announced second to the last before the end`(
        clock: String,
        day: BusinessDay,
        rests: Bool
    ) {
        var bench = Bench(at: time("08:00"))
        bench.feed(mode(1, aPeriod()))
        bench.now = time(clock, day)
        #expect(isRefused(&bench) == rests)
    }

    @Test func `R47: a period needs a notice with number and text that was published before it starts`() {
        let (start, end) = (time("10:00").timestamp, time("12:00").timestamp)
        func period(_ notice: String, _ text: String, _ published: Timestamp) -> BookingOnlyPeriod? {
            BookingOnlyPeriod(notice: notice, text: text, published: published, start: start, end: end)
        }
        #expect(period("7", "防汛", start.adding(seconds: -1)) != nil)
        #expect(period("7", "防汛", start) == nil, "published when it starts is not before")
        #expect(period(" ", "防汛", start.adding(seconds: -1)) == nil)
        #expect(period("7", "", start.adding(seconds: -1)) == nil)
        #expect(period("7\u{1B}[2J", "防汛", start.adding(seconds: -1)) == nil, "no control byte comes to a display")
    }

    @Test func `A14: thirty days are a period, a second more is none, and no end is none`() {
        let start = time("10:00").timestamp
        func lasts(seconds: Int64) -> Bool {
            BookingOnlyPeriod(
                notice: "7",
                text: "防汛",
                published: start.adding(seconds: -60),
                start: start,
                end: start.adding(seconds: seconds)
            ) != nil
        }
        #expect(lasts(seconds: 30 * 86_400) && !lasts(seconds: 30 * 86_400 + 1))
        #expect(lasts(seconds: 1) && !lasts(seconds: 0))
    }

    @Test func `A14: a renewal goes on where the period before it ends`() {
        var bench = Bench(at: time("10:30"))
        let second = aPeriod(from: time("10:00", tuesday), until: time("12:00", tuesday), notice: "豫政〔2026〕9")
        bench.feed(mode(1, aPeriod()), mode(2, aPeriod(), second))
        bench.now = time("10:00", tuesday)
        let refusal = Refusal.bookingOnly(notice: "豫政〔2026〕9", until: time("12:00", tuesday).timestamp)
        #expect(walkIn(&bench) == .refused(refusal))
        bench.now = time("12:00", tuesday)
        #expect(walkIn(&bench) != .refused(refusal))
    }

    @Test func `R49: the mode ends by its own word, and a clock stepped back does not bring it back`() {
        var bench = Bench(at: time("10:30"))
        bench.feed(mode(1, aPeriod()))
        #expect(isRefused(&bench))
        bench.now = time("10:00", tuesday)
        #expect(!isRefused(&bench), "nobody had to be asked")
        bench.now = time("09:00", tuesday)
        #expect(!isRefused(&bench), "what was seen to end stays ended")
    }

    @Test func `R49: an early end takes the place of the period, and an older document nothing`() {
        var bench = Bench(at: time("10:30"))
        bench.feed(mode(5, aPeriod()))
        bench.feed(mode(6, aPeriod(until: time("10:45"))))
        bench.feed(mode(5, aPeriod()))
        #expect(bench.state.mode.version == 6)
        bench.now = time("10:45")
        #expect(!isRefused(&bench))
    }

    @Test func `A27: the center's clock counts where the hall's was stepped`() {
        var bench = Bench(at: time("10:30"))
        bench.feed(mode(1, aPeriod()))
        // The wall clock is put back by two days: by the center's it is Tuesday 10:00 now.
        bench.now = time("10:30", monday)
        bench.feed(.clock(offsetSeconds: 86_400 - 1800 - 1))
        #expect(isRefused(&bench), "one second before the end by the center's clock")
        bench.now = bench.now.at(bench.now.timestamp.adding(seconds: 1))
        #expect(!isRefused(&bench))
    }

    @Test func `A27: a clock that runs ahead does not begin the mode before its time`() {
        var bench = Bench(at: time("08:00"))
        bench.feed(mode(1, aPeriod()))
        bench.now = time("10:00:00")
        bench.feed(.clock(offsetSeconds: -120))
        #expect(!isRefused(&bench))
        bench.now = time("10:02:00")
        #expect(isRefused(&bench))
    }

    @Test func `A36: tickets stay valid, bookings are exchanged, and the green channel and complaints stay open`() {
        var bench = Bench(HallPlan(complaints: service("c")), at: time("09:30"))
        let walkIn = bench.walkIn(person: person(7))
        bench.feed(mode(1, aPeriod()))
        bench.now = time("10:30")
        #expect(isRefused(&bench))
        #expect(bench.stateName(walkIn) == "waiting")
        let again = bench.token()
        #expect(
            bench.ask(.issueWalkIn(service: service("a"), person: person(7), station: nil, token: again))
                == .ticket(walkIn, again: true),
            "the ticket that somebody has is found again"
        )
        let booked = bench.booked(aBooking(1, slot: slot("10:00", "11:00")))
        #expect(bench.stateName(booked) == "waiting")
        let green = bench.green()
        #expect(bench.stateName(green) == "waiting")
        let complaint = bench.walkIn("c")
        #expect(bench.stateName(complaint) == "waiting", "R42: the complaint desk's number is always to be had")
        #expect(bench.next() != nil)
    }

    @Test func `R47: boards name the notice, from when until when, and that the green channel stays open`() {
        var bench = Bench(at: time("09:00"))
        bench.feed(.notice("二楼停水"), mode(1, aPeriod()))
        let line = "根据公告（豫政〔2026〕7号），2026-11-23 10:00 起仅办理预约。恢复时间：2026-11-24 10:00。绿色通道照常。"
        for clock in ["09:00", "10:30"] {
            #expect(bench.state.boardView(plan: bench.plan, at: time(clock)).notice == line + "　二楼停水")
        }
        #expect(bench.state.boardView(plan: bench.plan, at: time("10:00", tuesday)).notice == "二楼停水")
    }

    @Test(arguments: 0..<40)
    func `R32: without a document in force no walk-in is ever refused`(seed: UInt64) {
        var random = SplitMix64(seed: seed)
        var bench = Bench(at: time("08:00"))
        func later(_ minutes: Int) -> Timestamp { bench.now.timestamp.adding(minutes: minutes) }
        for _ in 0..<60 {
            let jump = Int.random(in: -600...900, using: &random)
            bench.now = bench.now.at(later(jump))
            switch Int.random(in: 0..<5, using: &random) {
            case 0: bench.feed(.notice("今日仅办理预约"))
            case 1: bench.feed(.clock(offsetSeconds: Int.random(in: -90_000...90_000, using: &random)))
            case 2: bench.feed(.bookingCase(aCase(Int64.random(in: 0..<9, using: &random))))
            case 3:
                // Over by every clock that this hall may have.
                let end = later(-4000)
                let period = BookingOnlyPeriod(
                    notice: "7",
                    text: "已结束",
                    published: end.adding(minutes: -200),
                    start: end.adding(minutes: -100),
                    end: end
                )
                bench.feed(.clock(offsetSeconds: 0), mode(Int64.random(in: 0..<9, using: &random), must(period)))
            default: bench.feed(.mode(must(BookingOnlyMode(version: 4, periods: []))))
            }
            bench.feed(.clock(offsetSeconds: 0))
            guard case .ticket = walkIn(&bench) else {
                Issue.record("seed \(seed): a walk-in was refused in normal times")
                return
            }
        }
    }

    @Test func `cases are told until they are settled, the newest hundred at most`() {
        var bench = Bench()
        bench.feed(.bookingCase(aCase(1)), .bookingCase(aCase(2)), .bookingCase(aCase(1)))
        #expect(bench.state.centerCases.map(\.position) == [Position(2), Position(1)])
        bench.feed(.bookingCase(aCase(2, isOpen: false)))
        #expect(bench.state.centerCases.map(\.position) == [Position(1)])
        for position in 10..<200 { bench.feed(.bookingCase(aCase(Int64(position)))) }
        #expect(bench.state.centerCases.count == HallState.centerCaseLimit)
        #expect(bench.state.centerCases.last?.position == Position(199))
    }
}

extension HallPlan {
    /// The usual plan with a line for complaints.
    fileprivate init(complaints: ServiceID) {
        let usual = plan()
        self.init(
            hall: usual.hall,
            center: usual.center,
            name: usual.name,
            services: usual.services,
            windows: usual.windows,
            stations: usual.stations,
            rules: usual.rules,
            complaints: complaints
        )
    }
}
