// SPDX-License-Identifier: Apache-2.0
import Queueing
import Terms
import Testing

struct DayTests {
    @Test func `what is unfinished when a day ends is missed, never served`() {
        var bench = Bench()
        let ids = (0..<6).map { _ in bench.walkIn() }
        bench.next()  // called
        bench.next("2")
        bench.step(.serve, "2")
        bench.next("1")
        bench.step(.hold)
        bench.next("1")
        bench.step(.miss)
        #expect(ids.map(bench.stateName) == ["done", "serving", "hold", "missed", "waiting", "waiting"])
        bench.now = time("00:00", tuesday)
        #expect(bench.ask(.openDay) == .done)
        #expect(ids.map(bench.stateName) == ["done", "missed", "missed", "missed", "missed", "missed"])
        #expect(bench.records.suffix(5).map(\.event).filter { $0 != .dayOpened(tuesday) }.count == 4)
        #expect(bench.records.last?.event == .dayOpened(tuesday))
    }

    @Test func `a new day starts with closed windows, empty lines and A001`() {
        var bench = Bench()
        bench.walkIn()
        bench.walkIn()
        bench.next()
        bench.now = time("08:30", tuesday)
        #expect(bench.walkIn() == ticket("A001", tuesday))
        #expect(bench.state.window(window("1")) == WindowState())
        #expect(bench.state.waiting(in: service("a")) == 1)
        #expect(bench.state.tickets.count == 1)
        #expect(bench.state.boardView(plan: bench.plan, at: bench.now).calls.isEmpty)
    }

    @Test func `a day is opened once`() {
        var bench = Bench()
        bench.ask(.openDay)
        let position = bench.state.position
        bench.ask(.openDay)
        #expect(bench.state.position == position)
    }

    @Test(arguments: [
        time("23:59"), time("09:00", monday.advanced(byDays: -400)),
        time("00:00", must(BusinessDay(text: "1970-01-01"))),
    ])
    func `a clock that stepped back reissues no number and shows no negative time`(_ wrong: Moment) {
        var bench = Bench(at: time("00:10", tuesday))
        #expect(bench.walkIn() == ticket("A001", tuesday))
        bench.now = wrong
        #expect(bench.walkIn() == ticket("A002", tuesday))
        #expect(bench.next() == "A001")
        bench.step(.finish)
        #expect(bench.state.day == tuesday)
        let outlook = bench.state.outlook(for: ticket("A002", tuesday), plan: bench.plan, at: bench.now)
        #expect((outlook?.minutes?.lowerBound ?? -1) >= 0)
    }

    @Test func `yesterday's tickets can be looked at but not worked with`() {
        var bench = Bench()
        let old = bench.walkIn(station: station("k1"))
        bench.now = time("08:30", tuesday)
        bench.ask(.openDay)
        let commands: [HallCommand] = [
            .requeue(ticket: old), .abandon(ticket: old), .void(ticket: old, reason: .issuedByMistake),
            .callTicket(window: window("1"), ticket: old, settling: nil), .reprint(ticket: old, station: station("k1")),
            .resume(window: window("1"), ticket: old),
        ]
        for command in commands { #expect(bench.ask(command, staff: staff("7")) == .refused(.unknownTicket)) }
        #expect(bench.state.ticket(old)?.state == .missed)
        #expect(bench.state.pendingSlips(at: station("k1")).isEmpty)
        bench.ask(.reportSlip(ticket: old, copy: 0, .printed))
        #expect(bench.state.ticket(old)?.slip?.progress == .reported(.printed), "it was printing at midnight")
        bench.now = time("08:30", monday.advanced(byDays: 2))
        bench.ask(.openDay)
        #expect(bench.state.ticket(old) == nil)
    }

    @Test func `bookings are kept for the day before and what is to come`() {
        var bench = Bench(at: time("09:00"))
        for offset in 0...3 {
            bench.feed(.booking(aBooking(offset, slot: slot("10:00", "11:00", monday.advanced(byDays: offset)))))
        }
        func kept() -> [Bool] { (0...3).map { bench.state.booking(booking($0)) != nil } }
        bench.now = time("09:00", tuesday)
        bench.ask(.openDay)
        #expect(kept() == [true, true, true, true])
        bench.now = time("09:00", monday.advanced(byDays: 2))
        bench.ask(.openDay)
        #expect(kept() == [false, true, true, true])
        bench.feed(.booking(aBooking(0)))
        #expect(kept() == [false, true, true, true], "a full resync does not bring back what is past")
    }

    @Test func `a clock that leaps ahead does not empty the copy of the bookings`() {
        var bench = Bench()
        bench.feed(.booking(aBooking(slot: slot("10:00", "11:00", tuesday))))
        bench.now = time("09:00", must(BusinessDay(text: "2030-01-01")))
        bench.ask(.openDay)
        bench.now = time("09:30", tuesday)
        #expect(bench.exchange(booking(1), .documents(person(1), nil)) != .refused(.bookingNotFound))
        #expect(bench.state.tickets.count == 1)
    }
}
