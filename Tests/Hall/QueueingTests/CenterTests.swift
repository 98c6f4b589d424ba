// SPDX-License-Identifier: Apache-2.0
import Queueing
import Terms
import Testing

struct CenterTests {
    @Test func `changes are taken once, where the copy ends`() {
        var bench = Bench()
        let changes: [CenterChange] = [.booking(aBooking(1)), .notice("停电通知")]
        #expect(bench.ask(.takeCenterChanges(changes, from: 0, through: 2)) == .done)
        #expect(bench.state.centerCursor == 2)
        #expect(bench.state.notice == "停电通知")
        let more = HallCommand.takeCenterChanges([.notice(nil)], from: 2, through: 3)
        #expect(bench.ask(more) == .done)
        #expect(bench.ask(more) == .refused(.cursorMismatch(expected: 3)))
        #expect(bench.state.notice == nil)
    }

    @Test(arguments: [(Int64(3), Int64(4)), (1, 3), (2, 1)])
    func `a gap or a step back is refused`(_ from: Int64, _ through: Int64) {
        var bench = Bench()
        bench.ask(.takeCenterChanges([.notice("1")], from: 0, through: 2))
        let answer = bench.ask(.takeCenterChanges([.notice("2")], from: from, through: through))
        #expect(answer == .refused(.cursorMismatch(expected: 2)))
        #expect(bench.state.notice == "1")
    }

    @Test func `a full resync from zero changes nothing that was known`() {
        var bench = Bench()
        bench.feed(.booking(aBooking(1)), .booking(aBooking(2, principal: person(3), agent: nil)))
        bench.feed(.booking(aBooking(1, standing: .cancelled)))
        let before = [booking(1), booking(2)].map { bench.state.booking($0) }
        let all: [CenterChange] = [
            .booking(aBooking(2, principal: person(3), agent: nil)), .booking(aBooking(1, standing: .cancelled)),
        ]
        for _ in 0..<2 { #expect(bench.ask(.takeCenterChanges(all, from: 0, through: 7)) == .done) }
        #expect([booking(1), booking(2)].map { bench.state.booking($0) } == before)
        #expect(bench.state.centerCursor == 7)
    }

    @Test func `a poll without news leaves no trace`() {
        var bench = Bench()
        bench.feed(.notice("1"))
        let position = bench.state.position
        #expect(bench.ask(.takeCenterChanges([], from: 1, through: 1)) == .done)
        #expect(bench.state.position == position)
    }

    @Test func `a person's bookings of a day are found as principal and as agent`() {
        var bench = Bench()
        bench.feed(
            .booking(aBooking(1, slot: slot("14:00", "15:00"))),
            .booking(aBooking(2)),
            .booking(aBooking(3, principal: person(5), agent: person(1))),
            .booking(aBooking(4, slot: slot("10:00", "11:00", tuesday))),
            .booking(aBooking(5, principal: person(9), agent: nil))
        )
        func found(_ who: PersonTag, _ day: BusinessDay = monday) -> [BookingNumber] {
            bench.state.bookings(of: who, on: day).map(\.number)
        }
        #expect(found(person(1)) == [booking(2), booking(3), booking(1)])
        #expect(found(person(1), tuesday) == [booking(4)])
        #expect(found(person(2)) == [booking(2), booking(1)])
        bench.feed(.booking(aBooking(2, principal: person(9), agent: nil)))
        #expect(found(person(2)) == [booking(1)], "an agent who was taken off no longer finds it")
    }
}
