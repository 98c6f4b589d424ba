// SPDX-License-Identifier: Apache-2.0
import Terms
import Testing

@testable import Queueing

struct BookingsToComeTests {
    private func expected(_ bench: Bench, from start: String, until end: String) -> Double {
        bench.state.toCome.expected(
            for: service("a"),
            from: time(start).timestamp,
            until: time(end).timestamp
        )
    }

    @Test func `people come in the first half of their slot`() {
        var bench = Bench()
        for booking in 0..<6 { bench.feed(.booking(aBooking(booking, slot: slot("10:00", "11:00")))) }
        #expect(expected(bench, from: "09:00", until: "10:00") == 0)
        #expect(expected(bench, from: "09:00", until: "10:15") == 3)
        #expect(expected(bench, from: "09:00", until: "12:00") == 6)
        // Who has not come by 10:15 comes in the quarter of an hour after it.
        #expect(expected(bench, from: "10:15", until: "10:20") == 2)
        #expect(expected(bench, from: "10:30", until: "12:00") == 0)
    }

    @Test func `who has a ticket or cannot come is not waited for`() {
        var bench = Bench()
        for booking in 0..<4 { bench.feed(.booking(aBooking(booking, slot: slot("09:00", "10:00")))) }
        bench.booked(aBooking(0, slot: slot("09:00", "10:00")))
        var cancelled = aBooking(1, slot: slot("09:00", "10:00"))
        cancelled.standing = .cancelled
        bench.feed(.booking(cancelled))
        #expect(expected(bench, from: "09:00", until: "12:00") == 2)
        bench.feed(.booking(aBooking(1, slot: slot("09:00", "10:00"))))
        #expect(expected(bench, from: "09:00", until: "12:00") == 3)
    }

    @Test func `going back to a mark brings back who is to come`() {
        var bench = Bench()
        for booking in 0..<3 { bench.feed(.booking(aBooking(booking, slot: slot("09:00", "10:00")))) }
        var state = bench.state
        let mark = state.mark()
        bench.restore(state)
        bench.booked(aBooking(2, slot: slot("09:00", "10:00")))
        state = bench.state
        #expect(state.toCome != mark.toCome)
        state.goBack(to: mark)
        #expect(state.toCome == mark.toCome)
    }
}

extension HallMark {
    fileprivate var toCome: BookingsToCome {
        var state = HallState()
        state.goBack(to: self)
        return state.toCome
    }
}
