// SPDX-License-Identifier: Apache-2.0
import Queueing
import Terms
import Testing

struct WindowTests {
    /// What is done with a ticket, in the columns of `outcomes`.
    private static let steps = [
        "recall", "serve", "finish", "miss", "hold", "call", "resume", "to b", "to 2", "requeue", "abandon", "void",
        "reprint",
    ]

    /// For every state of a ticket, its state after each step; `=` is "refused because of its state", `-` is "refused
    /// because the window has no ticket".
    private static let outcomes: [(state: String, after: [String])] = [
        ("waiting", cells("- - - - - called = - - = abandoned voided waiting")),
        ("called", cells("called serving done missed hold = = waiting waiting = = voided called")),
        ("serving", cells("= = done missed hold = = waiting waiting = = voided serving")),
        ("hold", cells("- - - - - = called - - = abandoned voided hold")),
        ("missed", cells("- - - - - called = - - waiting abandoned voided missed")),
        ("done", cells("- - - - - = = - - = = = done")),
        ("abandoned", cells("- - - - - = = - - = = = abandoned")),
        ("voided", cells("- - - - - = = - - = = = =")),
    ]

    private static func cells(_ row: String) -> [String] { row.split(separator: " ").map(String.init) }

    @Test(arguments: outcomes)
    func `every step in every state is allowed or refused by name`(_ row: (state: String, after: [String])) throws {
        #expect(row.after.count == Self.steps.count)
        for (step, expected) in zip(Self.steps, row.after) {
            var (bench, id) = Self.bench(with: row.state)
            let answer = bench.ask(Self.command(step, id), staff: staff("7"))
            switch expected {
            case "=": #expect(answer == .refused(.ticketIs(id, state: row.state)), "\(step)")
            case "-": #expect(answer == .refused(.noTicketAtWindow), "\(step)")
            default:
                #expect(bench.stateName(id) == expected, "\(step)")
                if case .refused = answer { Issue.record("\(step) in \(row.state) was refused") }
                continue
            }
            #expect(bench.stateName(id) == row.state, "\(step)")
        }
    }

    private static func bench(with state: String) -> (Bench, TicketID) {
        var bench = Bench()
        let id = bench.walkIn()
        bench.step(.open, "2")
        if !["waiting", "abandoned", "voided"].contains(state) { bench.next() }
        switch state {
        case "serving": bench.step(.serve)
        case "hold": bench.step(.hold)
        case "missed": bench.step(.miss)
        case "done": bench.step(.finish)
        case "abandoned": bench.ask(.abandon(ticket: id))
        case "voided": bench.ask(.void(ticket: id, reason: .issuedByMistake), staff: QueueingTests.staff("7"))
        default: break
        }
        #expect(bench.stateName(id) == state)
        return (bench, id)
    }

    private static func command(_ step: String, _ id: TicketID) -> HallCommand {
        let one = window("1")
        return switch step {
        case "call": .callTicket(window: one, ticket: id, settling: nil)
        case "resume": .resume(window: one, ticket: id)
        case "to b": .transfer(window: one, to: .service(service("b")))
        case "to 2": .transfer(window: one, to: .window(window("2")))
        case "requeue": .requeue(ticket: id)
        case "abandon": .abandon(ticket: id)
        case "void": .void(ticket: id, reason: .idMismatch)
        case "reprint": .reprint(ticket: id, station: station("k1"))
        default: .step(window: one, must(WindowStep(rawValue: step)))
        }
    }

    @Test func `a ticket is recalled up to the limit`() {
        var bench = Bench()
        let id = bench.walkIn()
        bench.next()
        #expect(bench.step(.recall) == .called(id, window: window("1")))
        #expect(bench.step(.recall) == .called(id, window: window("1")))
        #expect(bench.step(.recall) == .refused(.callLimitReached(id)))
        #expect(bench.stateName(id) == "called", "the clerk marks it missed")
    }

    @Test func `calling next while a ticket is open needs to know what becomes of it`() {
        var bench = Bench()
        let ids = (0..<3).map { _ in bench.walkIn() }
        bench.next()
        #expect(bench.ask(.callNext(window: window("1"), settling: nil)) == .refused(.windowBusy(ids[0])))
        #expect(bench.ask(.callNext(window: window("1"), settling: .miss)) == .called(ids[1], window: window("1")))
        #expect(bench.ask(.callNext(window: window("1"), settling: .finish)) == .called(ids[2], window: window("1")))
        #expect(ids.map(bench.stateName) == ["missed", "done", "called"])
    }

    @Test func `calling opens a window, also when nobody waits`() {
        var bench = Bench()
        let call = HallCommand.callNext(window: window("1"), settling: .finish)
        #expect(bench.ask(call) == .done)
        #expect(bench.state.window(window("1")).mode == .open)
        #expect(bench.ask(call) == .refused(.nothingWaiting))
        bench.step(.pause)
        let id = bench.walkIn()
        #expect(bench.ask(call) == .called(id, window: window("1")))
        #expect(bench.state.window(window("1")).mode == .open)
        #expect(bench.ask(call) == .done, "the last ticket is finished although nobody follows")
        #expect(bench.stateName(id) == "done")
    }

    @Test func `R38: two windows that call the last ticket at once get it once`() {
        var bench = Bench()
        bench.walkIn()
        #expect(bench.next("1") == "A001")
        #expect(bench.next("2") == nil)
    }

    @Test func `a window closes only without a ticket`() {
        var bench = Bench()
        let id = bench.walkIn()
        bench.next()
        #expect(bench.step(.close) == .refused(.windowBusy(id)))
        #expect(bench.step(.pause) == .done)
        #expect(bench.step(.serve) == .done, "the visitor who was called is served")
        bench.step(.finish)
        #expect(bench.step(.close) == .done)
        #expect(bench.state.window(window("1")).mode == .closed)
    }

    @Test(arguments: [
        (HallCommand.callNext(window: window("9"), settling: nil), Refusal.unknownWindow(window("9"))),
        (.step(window: window("9"), .open), .unknownWindow(window("9"))),
        (.transfer(window: window("9"), to: .service(service("a"))), .unknownWindow(window("9"))),
        (.callTicket(window: window("3"), ticket: ticket("A001"), settling: nil), .notServedHere(ticket("A001"))),
        (.callTicket(window: window("1"), ticket: ticket("A009"), settling: nil), .unknownTicket),
        (.void(ticket: ticket("A001"), reason: .idMismatch), .staffNeeded),
    ])
    func `what cannot be is refused`(_ command: HallCommand, _ refusal: Refusal) {
        var bench = Bench()
        bench.walkIn()
        #expect(bench.ask(command) == .refused(refusal))
    }
}

// Transfer, hold and requeue.
extension WindowTests {
    @Test func `a transferred ticket keeps number, rank and time in the other line`() {
        var bench = Bench()
        let first = bench.walkIn("a")
        bench.pass(minutes: 5)
        let second = bench.walkIn("c")
        bench.next()
        bench.step(.open, "3")
        bench.ask(.transfer(window: window("1"), to: .service(service("c"))))
        #expect(bench.state.waiting(in: service("a")) == 0)
        #expect(bench.state.waiting(in: service("c")) == 2)
        #expect(bench.state.ticket(first)?.issuedAt == time("09:00").timestamp)
        #expect(bench.next("3") == first.number.text)
        #expect(bench.next("3") == second.number.text)
    }

    @Test(arguments: [
        (TransferGoal.service(service("x")), Refusal.unknownService(service("x"))),
        (.service(service("c")), .nobodyServes(service("c"))), (.window(window("9")), .unknownWindow(window("9"))),
        (.window(window("2")), .windowClosed(window("2"))), (.window(window("3")), .notServedHere(ticket("A001"))),
    ])
    func `nobody is sent where nobody serves`(_ goal: TransferGoal, _ refusal: Refusal) {
        let windows = [
            WindowPlan(id: window("1"), label: "1", services: [service("a"), service("b")]),
            WindowPlan(id: window("2"), label: "2", services: [service("a")]),
            WindowPlan(id: window("3"), label: "3", services: [service("c")]),
        ]
        var bench = Bench(plan(windows: windows))
        bench.walkIn("a")
        bench.next()
        #expect(bench.ask(.transfer(window: window("1"), to: goal)) == .refused(refusal))
    }

    @Test func `a ticket for one window waits for it alone and comes first there`() {
        var bench = Bench()
        let ids = (0..<3).map { _ in bench.walkIn() }
        bench.next()
        bench.next("2")
        bench.ask(.transfer(window: window("1"), to: .window(window("2"))))
        #expect(
            bench.ask(.callTicket(window: window("1"), ticket: ids[0], settling: nil))
                == .refused(.notServedHere(ids[0]))
        )
        #expect(bench.next("1") == "A003")
        #expect(bench.next("1") == nil)
        #expect(bench.next("2") == "A001")
    }

    @Test func `who waits for a window that closes waits for all windows again`() {
        var bench = Bench()
        bench.walkIn()
        let second = bench.walkIn()
        bench.step(.open, "2")
        bench.next()
        bench.ask(.transfer(window: window("1"), to: .window(window("2"))))
        bench.step(.close, "2")
        #expect(bench.next("1") == "A001")
        #expect(bench.next("1") == second.number.text)
    }

    @Test(arguments: [(true, ["A002", "A001"]), (false, ["A002", nil])])
    func `a missed ticket goes back to the window it was sent to, unless that has closed`(
        _ isClosed: Bool,
        _ order: [String?]
    ) {
        var bench = Bench()
        for _ in 0..<2 { bench.walkIn() }
        bench.step(.open, "2")
        bench.next("1")
        bench.ask(.transfer(window: window("1"), to: .window(window("2"))))
        bench.next("2")
        bench.step(.miss, "2")
        if isClosed { bench.step(.close, "2") }
        bench.ask(.requeue(ticket: ticket("A001")))
        #expect(bench.state.reservedTickets(for: window("2")).isEmpty == isClosed)
        #expect((0..<2).map { _ in bench.next("1") } == order)
    }

    @Test func `a held ticket comes back to its window or to another of its service`() {
        var bench = Bench()
        let id = bench.walkIn("a")
        bench.next()
        bench.step(.hold)
        #expect(bench.ask(.resume(window: window("3"), ticket: id)) == .refused(.notServedHere(id)))
        #expect(bench.ask(.resume(window: window("2"), ticket: id)) == .called(id, window: window("2")))
        #expect(bench.state.window(window("2")).ticket == id)
        #expect(bench.state.window(window("1")).ticket == nil)
        bench.walkIn()
        bench.next("1")
        bench.step(.hold, "2")
        #expect(bench.ask(.resume(window: window("1"), ticket: id)) == .refused(.windowBusy(ticket("A002"))))
    }

    @Test(arguments: [(0, 1), (1, 2), (3, 4), (4, 5), (5, 6), (20, 6)])
    func `a missed ticket is requeued behind the Nth who waits`(_ after: Int, _ turn: Int) {
        var bench = Bench(plan { $0.requeueAfter = after })
        let missed = bench.walkIn()
        for _ in 0..<5 { bench.walkIn() }
        bench.next()
        bench.step(.miss)
        #expect(bench.ask(.requeue(ticket: missed)) == .done)
        bench.walkIn()
        let order = (0..<7).map { _ in bench.next() }
        #expect(order.firstIndex(of: missed.number.text) == turn - 1)
        #expect(bench.state.ticket(missed)?.misses == 1)
    }

    @Test func `tickets requeued behind the same one keep the order of their requeue`() {
        var bench = Bench(plan { $0.requeueAfter = 1 })
        for _ in 0..<4 { bench.walkIn() }
        for _ in 0..<2 {
            bench.next()
            bench.step(.miss)
        }
        bench.ask(.requeue(ticket: ticket("A002")))
        bench.ask(.requeue(ticket: ticket("A001")))
        #expect((0..<4).map { _ in bench.next() } == ["A003", "A002", "A001", "A004"])
    }

    @Test func `a ticket of a service that the plan has lost can still be called by number`() {
        var bench = Bench()
        let id = bench.walkIn("b")
        bench.plan = plan(windows: [WindowPlan(id: window("3"), label: "3", services: [service("c")])])
        #expect(
            bench.ask(.callTicket(window: window("3"), ticket: id, settling: nil)) == .called(id, window: window("3"))
        )
    }
}
