// SPDX-License-Identifier: Apache-2.0
import Queueing
import Terms
import Testing

struct StaffTests {
    private let one = window("1")
    private let two = window("2")
    private let li = staff("101")
    private let zhao = staff("102")

    @Test func `a clerk has one window, and a window one clerk`() {
        var bench = Bench()
        #expect(bench.ask(.signIn(window: one)) == .refused(.staffNeeded))
        #expect(bench.ask(.signIn(window: one), staff: li) == .done)
        #expect(bench.state.window(one).clerk == li)
        #expect(bench.ask(.signIn(window: two), staff: li) == .refused(.signedInElsewhere(one)))
        #expect(bench.ask(.signIn(window: one), staff: zhao) == .refused(.windowTaken(one)))
        let events = bench.records.count
        #expect(bench.ask(.signIn(window: one), staff: li) == .done, "another browser of the same clerk")
        #expect(bench.records.count == events)
        #expect(bench.ask(.signIn(window: two), staff: zhao) == .done)
        #expect(bench.state.windowOf(zhao) == two)
    }

    @Test func `who leaves closes the window, but not on a visitor`() {
        var bench = Bench()
        let id = bench.walkIn()
        bench.ask(.signIn(window: one), staff: li)
        bench.ask(.callNext(window: one, settling: nil), staff: li)
        #expect(bench.ask(.signOut(window: one), staff: li) == .refused(.windowBusy(id)))
        bench.ask(.step(window: one, .finish), staff: li)
        #expect(bench.ask(.signOut(window: one), staff: li) == .done)
        #expect(bench.state.window(one).mode == .closed)
        #expect(bench.state.windowOf(li) == nil)
        #expect(bench.ask(.signIn(window: two), staff: li) == .done)
    }

    @Test(arguments: [
        HallCommand.callNext(window: window("1"), settling: nil), .step(window: window("1"), .serve),
        .step(window: window("1"), .finish), .step(window: window("1"), .undo),
        .finish(window: window("1"), outcome: .declined), .transfer(window: window("1"), to: .service(service("b"))),
        .verify(window: window("1"), Verification(result: .match)),
        .callTicket(window: window("1"), ticket: ticket("A001"), settling: nil),
    ])
    func `nobody works at another clerk's window`(_ command: HallCommand) {
        var bench = Bench()
        bench.walkIn()
        bench.ask(.signIn(window: one), staff: li)
        bench.ask(.callNext(window: one, settling: nil), staff: li)
        #expect(bench.ask(command, staff: zhao) == .refused(.windowTaken(one)))
    }

    @Test func `a new day finds nobody signed in`() {
        var bench = Bench()
        bench.ask(.signIn(window: one), staff: li)
        bench.now = time("08:30", tuesday)
        #expect(bench.ask(.signIn(window: two), staff: li) == .done)
    }

    @Test func `the day is closed on those who wait, and not on who is being served`() {
        var bench = Bench()
        let served = bench.walkIn()
        let waiting = (bench.walkIn(), bench.walkIn("c"))
        bench.next("1")
        bench.step(.serve, "1")
        bench.step(.open, "3")
        #expect(bench.ask(.closeDay) == .refused(.staffNeeded))
        #expect(bench.ask(.closeDay, staff: li) == .done)
        #expect(bench.stateName(served) == "serving")
        #expect(bench.stateName(waiting.0) == "missed")
        #expect(bench.stateName(waiting.1) == "missed")
        #expect(bench.state.window(one).mode == .open)
        #expect(bench.state.window(window("3")).mode == .closed)
        bench.walkIn()
        #expect(bench.step(.finish, "1") == .done)
    }
}
