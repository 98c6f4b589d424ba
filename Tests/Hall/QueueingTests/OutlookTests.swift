// SPDX-License-Identifier: Apache-2.0
import Queueing
import Terms
import Testing

struct OutlookTests {
    private func before(_ bench: Bench, _ name: String = "a") -> Outlook {
        bench.state.outlook(beforeChoosing: service(name), plan: bench.plan, at: bench.now)
    }

    @Test func `without a window on duty there is a count but no time`() {
        var bench = Bench()
        bench.walkIn()
        bench.step(.pause)
        #expect(before(bench) == Outlook(ahead: 1, minutes: nil, windowsOnDuty: 0))
    }

    @Test func `the time is for those ahead at the windows on duty`() {
        var bench = Bench()
        for _ in 0..<10 { bench.walkIn() }
        bench.step(.open)
        // 10 ahead at 9 minutes and one window: 0.8 · 90 to 1.3 · 90.
        #expect(before(bench) == Outlook(ahead: 10, minutes: 72...117, windowsOnDuty: 1))
        bench.step(.open, "2")
        #expect(before(bench) == Outlook(ahead: 10, minutes: 36...59, windowsOnDuty: 2))
        bench.next()
        bench.next("2")
        // 8 ahead, and nobody is free: 0.8 · 36 to 1.3 · 40.5.
        #expect(before(bench) == Outlook(ahead: 8, minutes: 28...53, windowsOnDuty: 2))
    }

    @Test func `a window shares its time among its lines`() {
        var bench = Bench()
        for _ in 0..<4 { bench.walkIn("a") }
        for _ in 0..<5 { bench.walkIn("b") }
        bench.step(.open)
        // 4 ahead; half of the window: 0.8 · 4 · 18 to 1.3 · 4 · 18.
        #expect(before(bench) == Outlook(ahead: 4, minutes: 57...94, windowsOnDuty: 1))
    }

    @Test func `the last twenty visits tell how long one takes`() {
        var bench = Bench()
        for _ in 0..<30 { bench.walkIn() }
        for visit in 0..<25 {
            bench.next()
            bench.step(.serve)
            bench.pass(minutes: visit < 5 ? 60 : 2)
            bench.step(.finish)
        }
        #expect(before(bench) == Outlook(ahead: 5, minutes: 8...13, windowsOnDuty: 1))
    }

    @Test(arguments: [
        ("wwwwT", "09:10", 4), ("wwbbT", "09:10", 4), ("wwbgT", "09:10", 4), ("Twwbbb", "09:10", 3),
        ("Twwbbb", "09:30", 2), ("wTwbbbbbbb", "09:30", 5), ("wwwbB", "09:10", 1), ("wwwgggB", "09:10", 1),
        ("wwwgbG", "09:10", 2), ("bwB", "09:30", 1), ("wbbbB", "09:30", 4),
    ])
    func `people ahead are those the policy calls before`(_ visitors: String, _ clock: String, _ ahead: Int) {
        var bench = Bench()
        var asked = ticket("A001")
        for (index, letter) in visitors.enumerated() {
            let id =
                switch letter {
                case "w", "T": bench.walkIn()
                case "g", "G": bench.green()
                default: bench.booked(aBooking(index, slot: slot("09:00", "10:00")))
                }
            if letter.isUppercase { asked = id }
        }
        bench.now = time(clock)
        #expect(bench.state.outlook(for: asked, plan: bench.plan, at: bench.now)?.ahead == ahead)
    }

    @Test func `first come, first served counts everybody before`() {
        var bench = Bench(plan { $0.order.mode = .fifo })
        bench.walkIn()
        bench.green()
        bench.booked(aBooking(slot: slot("09:00", "10:00")))
        #expect(before(bench).ahead == 3)
        #expect(bench.state.outlook(for: ticket("A002"), plan: bench.plan, at: bench.now)?.ahead == 1)
    }

    @Test func `only who waits has an outlook`() {
        var bench = Bench()
        let id = bench.walkIn()
        bench.next()
        #expect(bench.state.outlook(for: id, plan: bench.plan, at: bench.now) == nil)
        #expect(bench.state.outlook(for: ticket("A009"), plan: bench.plan, at: bench.now) == nil)
        #expect(before(bench, "x") == Outlook(ahead: 0, minutes: nil, windowsOnDuty: 0))
    }

    @Test func `who waits for one window counts those before it there`() {
        var bench = Bench()
        for _ in 0..<3 { bench.walkIn() }
        bench.step(.open, "2")
        for _ in 0..<2 {
            bench.next()
            bench.ask(.transfer(window: window("1"), to: .window(window("2"))))
        }
        let outlook = bench.state.outlook(for: ticket("A002"), plan: bench.plan, at: bench.now)
        #expect(outlook == Outlook(ahead: 1, minutes: 7...12, windowsOnDuty: 1))
    }

    @Test func `a window for booked visitors is no promise to a walk-in while others are on duty`() {
        let windows = [("1", WindowPlan.Role.bookedOnly), ("2", .general)].map {
            WindowPlan(id: window($0.0), label: $0.0, role: $0.1, services: [service("a")])
        }
        var bench = Bench(plan(windows: windows))
        bench.step(.open)
        bench.step(.open, "2")
        #expect(before(bench).windowsOnDuty == 1)
        bench.step(.pause, "2")
        #expect(before(bench).windowsOnDuty == 1, "an idle window helps out")
    }
}
