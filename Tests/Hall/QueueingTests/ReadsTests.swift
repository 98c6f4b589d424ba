// SPDX-License-Identifier: Apache-2.0
import FoundationEssentials
import Queueing
import Terms
import Testing

struct ReadsTests {
    @Test func `those who wait for a service are listed by rank up to a limit`() {
        var bench = Bench()
        bench.walkIn("a")
        bench.green("a")
        bench.walkIn("b")
        bench.booked(aBooking())
        bench.walkIn("a")
        func listed(_ limit: Int) -> [String] {
            bench.state.waitingTickets(in: service("a"), limit: limit).map(\.id.number.text)
        }
        #expect(listed(9) == ["A001", "A002", "A004", "A005"])
        #expect(listed(2) == ["A001", "A002"])
        #expect(bench.state.waitingTickets(in: service("c"), limit: 9).isEmpty)
    }

    @Test func `those who wait for one window are listed with it and counted with the service`() {
        var bench = Bench()
        bench.walkIn()
        bench.step(.open, "2")
        bench.next()
        bench.ask(.transfer(window: window("1"), to: .window(window("2"))))
        #expect(bench.state.reservedTickets(for: window("2")).map(\.id) == [ticket("A001")])
        #expect(bench.state.reservedTickets(for: window("1")).isEmpty)
        #expect(bench.state.waitingTickets(in: service("a"), limit: 9).isEmpty)
        #expect(bench.state.waiting(in: service("a")) == 1)
    }

    @Test func `missed and held tickets are listed in the order of issue`() {
        var bench = Bench()
        for _ in 0..<3 { bench.walkIn() }
        for step in [WindowStep.hold, .miss] {
            bench.next()
            bench.step(step)
        }
        #expect(bench.state.ticketsAside.map(\.state.name) == ["hold", "missed"])
    }

    @Test func `a slip's code of yesterday is still known`() {
        var bench = Bench()
        let id = bench.walkIn()
        let token = must(bench.state.ticket(id)).token
        bench.now = time("08:30", tuesday)
        bench.ask(.openDay)
        #expect(bench.state.ticket(withToken: token)?.id == id)
    }

    @Test func `an empty hall knows nothing and says so`() {
        let state = HallState()
        #expect(state.bookings(of: person(1), on: monday).isEmpty)
        #expect(state.waiting(in: service("a")) == 0)
        #expect(state.window(window("1")).mode == .closed)
        #expect(state.boardView(plan: plan(), at: time("09:00")).moment == time("09:00"))
    }

    @Test func `a plan survives being written and read`() throws {
        let plan = plan { $0.order.mode = .ratio }
        let copy = try JSONDecoder().decode(HallPlan.self, from: JSONEncoder().encode(plan))
        #expect(copy == plan)
        #expect(copy.window(window("3"))?.label == "3")
        #expect(copy.windows(for: service("a")).map(\.label) == ["1", "2"])
    }
}
