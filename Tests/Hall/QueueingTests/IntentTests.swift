// SPDX-License-Identifier: Apache-2.0
import Queueing
import Terms
import Testing

struct IntentTests {
    private let take = HallCommand.issueWalkIn(
        service: service("a"),
        person: nil,
        station: station("k1"),
        token: TicketToken(bytes: Array(repeating: 7, count: 17))
    )

    @Test func `a key that comes again gets the same ticket and leaves no trace`() {
        var bench = Bench()
        let first = bench.ask(take, key: "k")
        let position = bench.state.position
        #expect(first == .ticket(ticket("A001"), again: false))
        #expect(bench.ask(take, key: "k") == first)
        #expect(bench.state.position == position)
        #expect(bench.ask(take, key: "other") == .ticket(ticket("A002"), again: false))
    }

    @Test func `another token or claim is still the same request`() {
        var bench = Bench(at: time("09:30"))
        bench.feed(.booking(aBooking()))
        let first = bench.exchange(booking(1), .lastFour(lastFour(1)), .unanswered, key: "k")
        #expect(bench.exchange(booking(1), .lastFour(lastFour(1)), .refused(.cancelled), key: "k") == first)
    }

    @Test func `a key used for something else is refused and its first answer stays`() {
        var bench = Bench()
        let first = bench.ask(take, key: "k")
        let position = bench.state.position
        #expect(bench.ask(.openDay, key: "k") == .refused(.intentReused))
        #expect(bench.state.position == position)
        #expect(bench.ask(take, key: "k") == first)
    }

    @Test func `a refusal is kept with its key, and only then`() {
        var bench = Bench()
        bench.ask(.openDay)
        let call = HallCommand.callNext(window: window("9"), settling: nil)
        #expect(bench.ask(call) == .refused(.unknownWindow(window("9"))))
        #expect(bench.records.count == 1)
        #expect(bench.ask(call, key: "k") == .refused(.unknownWindow(window("9"))))
        #expect(bench.records.last?.event == .refused(.unknownWindow(window("9"))))
        #expect(bench.ask(call, key: "k") == .refused(.unknownWindow(window("9"))))
        #expect(bench.records.count == 2)
    }

    @Test func `an answer that changed nothing is kept with its key too`() {
        var bench = Bench()
        bench.step(.open)
        let open = HallCommand.step(window: window("1"), .open)
        #expect(bench.ask(open, key: "k") == .done)
        #expect(bench.records.last?.event == .unchanged)
        bench.step(.close)
        #expect(bench.ask(open, key: "k") == .done)
        #expect(bench.state.window(window("1")).mode == .closed, "a late retry does not open the window again")
    }

    @Test func `a retry across midnight gets the ticket of the evening`() {
        var bench = Bench(at: time("23:59:59"))
        let first = bench.ask(take, key: "k")
        bench.now = time("00:00:01", tuesday)
        #expect(bench.ask(take, key: "k") == first)
        bench.walkIn()
        #expect(bench.ask(take, key: "k") == first)
        #expect(bench.state.ticket(ticket("A001"))?.state == .missed)
    }

    @Test func `keys are forgotten with the second day`() {
        var bench = Bench()
        bench.ask(take, key: "k")
        for day in 1...2 {
            bench.now = time("09:00", monday.advanced(byDays: day))
            bench.ask(.openDay)
        }
        #expect(bench.state.answer(to: key("k")) == nil)
        #expect(bench.ask(take, key: "k") == .ticket(ticket("A001", monday.advanced(byDays: 2)), again: false))
    }

    @Test func `the first command of a day answers on its last record`() {
        var bench = Bench()
        bench.walkIn()
        bench.now = time("08:00", tuesday)
        let answer = bench.ask(take, key: "k")
        #expect(answer == .ticket(ticket("A001", tuesday), again: false))
        #expect(bench.ask(take, key: "k") == answer)
    }
}
