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
        // 10 ahead at 9 minutes and one free window: 90 minutes.
        expectMiddle(before(bench), 90)
        bench.step(.open, "2")
        // Two windows halve it; one of them still has 0.75 of a visit to do when the other becomes free.
        expectMiddle(before(bench), (90 - 0.75 * 9) / 2)
        bench.next()
        bench.next("2")
        // 8 ahead, and two visits that have just begun.
        expectMiddle(before(bench), (72 + 18 - 0.75 * 9) / 2)
        bench.pass(minutes: 9)
        // Of either visit two thirds of nine minutes are left, as half of them takes longer.
        expectMiddle(before(bench), (72 + 12 - 0.75 * 9) / 2)
    }

    @Test func `a free window and nobody ahead is at once`() {
        var bench = Bench()
        bench.step(.open)
        #expect(before(bench) == Outlook(ahead: 0, minutes: 0...1, windowsOnDuty: 1))
        bench.walkIn()
        bench.next()
        #expect(before(bench).minutes?.contains(9) == true)
    }

    @Test func `all who keep a window busy are before one, of whatever line`() {
        var bench = Bench()
        for _ in 0..<4 { bench.walkIn("a") }
        for _ in 0..<5 { bench.walkIn("b") }
        bench.step(.open)
        #expect(before(bench).ahead == 4)
        expectMiddle(before(bench), 81)
        expectMiddle(before(bench, "b"), 81)
    }

    @Test func `bookings to come lengthen the wait of a walk-in but of nobody booked`() {
        var (bench, quiet) = (Bench(), Bench())
        for booking in 0..<6 { bench.feed(.booking(aBooking(booking, slot: slot("09:00", "10:00")))) }
        for _ in 0..<4 {
            bench.walkIn()
            quiet.walkIn()
        }
        bench.step(.open)
        quiet.step(.open)
        // Who waits 36 minutes sees nearly all of them come in the half hour, in which the window can call three.
        let (busy, calm) = (middle(before(bench)), middle(before(quiet)))
        #expect(busy > calm + 20)
        let (early, late) = (bench.booked(aBooking(0, slot: slot("09:00", "10:00"))), bench.walkIn())
        let outlooks = [early, late].map { bench.state.outlook(for: $0, plan: bench.plan, at: bench.now) }
        #expect(outlooks[0]?.minutes == 0...1)
        #expect(outlooks[1]?.ahead == 5)
    }

    @Test func `a booking before its slot waits for the slot at the most`() {
        var bench = Bench()
        for _ in 0..<20 { bench.walkIn() }
        bench.step(.open)
        let id = bench.booked(aBooking(1, slot: slot("09:30", "10:00")))
        let outlook = bench.state.outlook(for: id, plan: bench.plan, at: bench.now)
        #expect(outlook?.ahead == 20)
        #expect((31...60).contains(outlook?.minutes?.upperBound ?? 0), "\(String(describing: outlook))")
    }

    @Test func `the last fifty visits tell how long one takes`() {
        var bench = Bench()
        for _ in 0..<60 { bench.walkIn() }
        for visit in 0..<55 {
            bench.next()
            bench.step(.serve)
            bench.pass(minutes: visit < 5 ? 60 : 2)
            bench.step(.finish)
        }
        // Fifty of 2 minutes and two of the 9 that the rules assume.
        expectMiddle(before(bench), 5 * 118.0 / 52)
    }

    @Test func `a visit lasts from the call on`() {
        var bench = Bench()
        for _ in 0..<3 { bench.walkIn() }
        for _ in 0..<2 {
            bench.next()
            bench.pass(minutes: 10)
            bench.step(.serve)
            bench.pass(minutes: 5)
            bench.step(.finish)
        }
        expectMiddle(before(bench), 12)
    }

    @Test(arguments: [0, 3, 10])
    func `the more visits are known the narrower the range`(visits: Int) {
        var (few, many) = (Bench(), Bench())
        for _ in 0..<(20 + visits) { few.walkIn() }
        for _ in 0..<40 { many.walkIn() }
        for _ in 0..<visits { visit(&few) }
        for _ in 0..<20 { visit(&many) }
        few.step(.open)
        #expect(before(few).ahead == before(many).ahead)
        #expect(width(before(many)) < width(before(few)))
    }

    private func visit(_ bench: inout Bench) {
        bench.next()
        bench.pass(minutes: 9)
        bench.step(.finish)
    }

    private func middle(_ outlook: Outlook) -> Double {
        outlook.minutes.map { Double($0.lowerBound + $0.upperBound) / 2 } ?? -1
    }

    private func width(_ outlook: Outlook) -> Int { outlook.minutes?.count ?? 0 }

    /// The middle of the range, whose ends are whole minutes, one of which may be held at 0.
    private func expectMiddle(_ outlook: Outlook, _ minutes: Double, _ source: SourceLocation = #_sourceLocation) {
        #expect(abs(middle(outlook) - minutes) <= 1, sourceLocation: source)
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
        #expect(outlook?.ahead == 1)
        #expect(outlook?.windowsOnDuty == 1)
        expectMiddle(outlook ?? Outlook(ahead: 0, minutes: nil, windowsOnDuty: 0), 9)
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
