// SPDX-License-Identifier: Apache-2.0
import Queueing
import Terms
import Testing

struct BoardViewTests {
    private func view(_ bench: Bench) -> BoardView { bench.state.boardView(plan: bench.plan, at: bench.now) }

    @Test func `the newest call is first, and a recall comes to the front`() {
        var bench = Bench()
        for _ in 0..<2 { bench.walkIn() }
        bench.next("1")
        bench.pass(minutes: 1)
        bench.next("2")
        #expect(view(bench).calls.map(\.number.text) == ["A002", "A001"])
        bench.pass(minutes: 1)
        bench.step(.recall, "1")
        let recalled = BoardView.Call(
            number: number("A001"),
            window: "1",
            service: "业务a",
            at: time("09:02").timestamp,
            calls: 2
        )
        #expect(view(bench).calls.first == recalled)
        #expect(view(bench).moment == time("09:02"))
        #expect(view(bench).position == bench.state.position)
    }

    @Test func `a call stays while the visitor is served and goes with the ticket`() {
        var bench = Bench()
        for _ in 0..<6 { bench.walkIn() }
        for step in [WindowStep.finish, .miss, .hold] {
            bench.next()
            #expect(view(bench).calls.count == 1)
            bench.step(.serve)
            #expect(view(bench).calls.count == 1)
            bench.step(step)
            #expect(view(bench).calls.isEmpty)
        }
        bench.next()
        bench.ask(.transfer(window: window("1"), to: .service(service("b"))))
        #expect(view(bench).calls.isEmpty)
        bench.next()
        bench.ask(.void(ticket: ticket("A004"), reason: .idMismatch), staff: staff("7"))
        #expect(view(bench).calls.isEmpty)
    }

    @Test func `at most twelve calls are shown`() {
        let windows = (1...15).map { WindowPlan(id: window("\($0)"), label: "\($0)", services: [service("a")]) }
        var bench = Bench(plan(windows: windows))
        for index in 1...15 {
            bench.walkIn()
            bench.next("\(index)")
        }
        #expect(view(bench).calls.map(\.window) == (4...15).reversed().map { "\($0)" })
        for index in 4...15 { bench.step(.finish, "\(index)") }
        #expect(view(bench).calls.map(\.window) == ["3", "2", "1"], "older calls come back into view")
    }

    @Test func `the last missed are shown until they come back`() {
        var bench = Bench()
        for _ in 0..<12 {
            bench.walkIn()
            bench.next()
            bench.step(.miss)
        }
        #expect(view(bench).missed.map(\.text) == (3...12).reversed().map { ticket($0) })
        bench.ask(.requeue(ticket: ticket("A012")))
        bench.ask(.abandon(ticket: ticket("A010")))
        #expect(view(bench).missed.prefix(2).map(\.text) == ["A011", "A009"])
        bench.next()
        #expect(view(bench).missed.count == 8)
    }

    private func ticket(_ serial: Int) -> String { "A" + Digits.padded(serial, to: 3) }

    private func ticket(_ text: String) -> TicketID { QueueingTests.ticket(text) }

    @Test func `the next three are those the open windows would call`() {
        var bench = Bench()
        for name in ["a", "c", "a", "a"] { bench.walkIn(name) }
        bench.booked(aBooking(slot: slot("09:00", "10:00")))
        #expect(view(bench).next.isEmpty, "no window is open")
        bench.step(.open, "3")
        #expect(view(bench).next.map(\.text) == ["B001"])
        bench.step(.open, "1")
        #expect(view(bench).next.map(\.text) == ["A004", "A001", "B001"])
    }

    @Test func `the lines are counted by service`() {
        var bench = Bench()
        for name in ["a", "a", "c"] { bench.walkIn(name) }
        bench.feed(.notice("公告"))
        #expect(view(bench).queues.map(\.waiting) == [2, 0, 1])
        #expect(view(bench).queues.map(\.service) == ["业务a", "业务b", "业务c"])
        #expect(view(bench).notice == "公告")
        #expect(view(bench).title == "林州市政务服务中心")
    }
}
