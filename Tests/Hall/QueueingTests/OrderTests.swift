// SPDX-License-Identifier: Apache-2.0
import Queueing
import Terms
import Testing

/// A8 and A35 by hand: what one window calls.
struct OrderTests {
    /// Letters of visitors in the order of issue at 09:00: `w` walk-in, `b` booked 09:00–10:00, `e` booked 10:00–11:00
    /// (early), `g` green; and the letters in the order of the calls of window 1 at `clock`.
    private static func calls(_ visitors: String, at clock: String, _ plan: HallPlan = plan()) -> String {
        var bench = Bench(plan)
        var letters: [String: Character] = [:]
        for (index, letter) in visitors.enumerated() {
            let id =
                switch letter {
                case "w": bench.walkIn()
                case "g": bench.green()
                case "b": bench.booked(aBooking(index, slot: slot("09:00", "10:00")))
                default: bench.booked(aBooking(index, slot: slot("10:00", "11:00")))
                }
            letters[id.number.text] = letter
        }
        bench.now = time(clock)
        var called = ""
        while let number = bench.next() { called.append(letters[number] ?? "?") }
        return called
    }

    @Test(arguments: [
        ("wwwbbbb", "09:29", "bbbbwww", "before 30 minutes the booked in their slot go first"),
        ("wwwbbbb", "09:30", "bbwbbww", "then two to one"),
        ("wweebb", "09:10", "bbwwee", "who is early ranks as a walk-in by the exchange"),
        ("wewb", "09:10", "bwew", "between the walk-ins"),
        ("wwee", "10:00", "eeww", "until the slot begins"),
        ("bbww", "10:30", "bbww", "who came in time keeps the priority when the hall is slow"),
        ("ggbb", "09:10", "gbgb", "one green in two calls while a booked visitor waits"),
        ("ggww", "09:10", "ggww", "green goes before walk-ins"),
        ("gggggww", "09:40", "ggwggwg", "also green does not keep out walk-ins who have waited"),
        ("ggbbww", "09:40", "gbwgbw", "and all three interleave"),
    ])
    func `R38, A8, A35: the standard policy is the notice's reading`(
        _ visitors: String,
        _ clock: String,
        _ order: String,
        _ why: String
    ) {
        #expect(Self.calls(visitors, at: clock) == order, "\(why)")
    }

    @Test(arguments: [
        (OrderPolicy.Mode.fifo, "wgbwb", "wgbwb"), (.strict, "wwgbgb", "gbgbww"), (.ratio, "wwgbgb", "gbwgbw"),
        (.aged, "wwgbgb", "gbgbww"),
    ])
    func `the modes differ before anybody has waited`(_ mode: OrderPolicy.Mode, _ visitors: String, _ order: String) {
        #expect(Self.calls(visitors, at: "09:05", plan { $0.order.mode = mode }) == order)
    }

    @Test(arguments: [("10:59", "bbbbww"), ("11:00", "bbwbbw")])
    func `strict interleaves after two hours`(_ clock: String, _ order: String) {
        #expect(Self.calls("wwbbbb", at: clock, plan { $0.order.mode = .strict }) == order)
    }

    @Test(arguments: [
        (1, 1, "gwbwgwb"), (3, 1, "gbgwbww"), (2, 2, "ggwbbww"),
    ])
    func `A35: runs are as long as the rules say`(_ priority: Int, _ green: Int, _ order: String) {
        let plan = plan {
            $0.order = OrderPolicy(mode: .ratio, priorityRun: priority, ageingMinutes: 0, greenMaxRun: green)
        }
        #expect(Self.calls("wwwggbb", at: "09:05", plan) == order)
    }

    @Test func `A6: who comes after the slot is in the ordinary order`() {
        var bench = Bench(at: time("11:05"))
        bench.walkIn()
        let late = bench.booked(aBooking(slot: slot("10:00", "11:00")))
        bench.walkIn()
        #expect((0..<3).map { _ in bench.next() } == ["A001", late.number.text, "A003"])
    }

    @Test func `the runs are counted for each window`() {
        var bench = Bench()
        for _ in 0..<2 { bench.walkIn() }
        for serial in 0..<6 { bench.booked(aBooking(serial, slot: slot("09:00", "10:00"))) }
        bench.now = time("09:45")
        #expect(
            ["1", "2", "1", "2", "1", "2"].map { bench.next($0) } == ["A003", "A004", "A005", "A006", "A001", "A002"]
        )
    }

    @Test func `R35: a window merges its services by the order of issue`() {
        var bench = Bench()
        #expect(["a", "c", "b", "c"].map { bench.walkIn($0).number.text } == ["A001", "B001", "A002", "B002"])
        #expect((0..<4).map { _ in bench.next() } == ["A001", "B001", "A002", "B002"])
    }
}

/// R34–R36: windows for some only.
struct RoleTests {
    private static func bench(_ role: WindowPlan.Role, idle: Bool = true, other: WindowPlan.Role = .general) -> Bench {
        let windows = [
            WindowPlan(
                id: window("1"),
                label: "1",
                role: role,
                services: [service("a")],
                takesWalkInsWhenIdle: idle
            ),
            WindowPlan(id: window("2"), label: "2", role: other, services: [service("a")]),
        ]
        var bench = Bench(plan(windows: windows))
        bench.step(.open, "2")
        bench.walkIn()
        bench.booked(aBooking(1, slot: slot("09:00", "10:00")))
        bench.walkIn()
        bench.booked(aBooking(2, slot: slot("10:00", "11:00")))
        bench.green()
        return bench
    }

    @Test(arguments: [
        (WindowPlan.Role.general, true, ["A005", "A002", "A001", "A003", "A004"]),
        (.bookedOnly, true, ["A005", "A002", "A004", "A001", "A003"]),
        (.bookedOnly, false, ["A005", "A002", "A004", nil, nil]),
        (.walkInOnly, true, ["A001", "A003", "A005", "A002", "A004"]),
    ])
    func `R34, R36: a window takes its own first and others when idle`(
        _ role: WindowPlan.Role,
        _ idle: Bool,
        _ order: [String?]
    ) {
        var bench = Self.bench(role, idle: idle)
        #expect((0..<5).map { _ in bench.next() } == order)
    }

    @Test(arguments: [WindowPlan.Role.bookedOnly, .walkInOnly])
    func `a window takes everybody in turn while all others are closed`(_ role: WindowPlan.Role) {
        var bench = Self.bench(role, idle: false)
        bench.step(.pause, "2")
        #expect(bench.next() == (role == .bookedOnly ? "A005" : "A001"), "a pause changes nothing")
        bench = Self.bench(role, idle: false)
        bench.step(.close, "2")
        #expect((0..<5).map { _ in bench.next() } == ["A005", "A002", "A001", "A003", "A004"])
    }

    @Test func `windows of opposite roles share a service`() {
        var bench = Self.bench(.bookedOnly, other: .walkInOnly)
        bench.step(.open)
        #expect(bench.next("2") == "A001")
        #expect(bench.next("1") == "A005")
    }
}
