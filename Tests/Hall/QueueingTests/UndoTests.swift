// SPDX-License-Identifier: Apache-2.0
import Queueing
import Terms
import Testing

struct UndoTests {
    private let one = window("1")

    /// A window with A001 being served for two minutes while A002 and A003 wait.
    private func served() -> Bench {
        var bench = Bench()
        for _ in 0..<3 { bench.walkIn() }
        bench.step(.open, "2")
        bench.next()
        bench.pass(minutes: 1)
        bench.step(.serve)
        bench.pass(minutes: 2)
        return bench
    }

    @Test(arguments: [
        HallCommand.step(window: window("1"), .finish), .step(window: window("1"), .miss),
        .step(window: window("1"), .hold), .finish(window: window("1"), outcome: .referred),
        .transfer(window: window("1"), to: .service(service("b"))),
        .transfer(window: window("1"), to: .window(window("2"))),
        .callNext(window: window("1"), settling: .finish), .callNext(window: window("1"), settling: .miss),
    ])
    func `a misclick leaves nothing behind`(_ command: HallCommand) throws {
        var bench = served()
        let before = bench.state
        if case .refused = bench.ask(command) { Issue.record("refused: \(command)") }
        #expect(bench.state.canUndo(at: one, plan: bench.plan, bench.now.timestamp))
        bench.pass(minutes: 1)
        #expect(bench.step(.undo) == .done)
        #expect(bench.state.tickets == before.tickets)
        #expect(bench.state.window(one).ticket == ticket("A001"))
        #expect(bench.state.window(one).priorityRun == before.window(one).priorityRun)
        let plan = bench.plan
        #expect(
            bench.state.boardView(plan: plan, at: bench.now).calls == before.boardView(plan: plan, at: bench.now).calls
        )
        #expect(bench.state.boardView(plan: plan, at: bench.now).missed.isEmpty)
        #expect(
            bench.state.outlook(beforeChoosing: service("a"), plan: plan, at: bench.now)
                == before.outlook(beforeChoosing: service("a"), plan: plan, at: bench.now)
        )
        #expect(bench.step(.undo) == .refused(.nothingToUndo(one)), "once")
    }

    @Test func `a call that nobody wanted goes back to its place`() {
        var bench = Bench()
        let first = bench.walkIn()
        bench.walkIn()
        bench.next()
        #expect(bench.step(.undo) == .done)
        #expect(bench.stateName(first) == "waiting")
        #expect(bench.state.ticket(first)?.firstCall == nil)
        #expect(bench.next() == "A001")
    }

    @Test func `nothing is undone that somebody went on from, or too late`() {
        var bench = served()
        bench.step(.miss)
        bench.ask(.requeue(ticket: ticket("A001")))
        #expect(bench.step(.undo) == .refused(.nothingToUndo(one)), "requeued since")

        bench = served()
        bench.step(.finish)
        bench.pass(minutes: 3)
        #expect(bench.step(.undo) == .refused(.nothingToUndo(one)), "after two minutes")

        bench = served()
        bench.step(.hold)
        bench.ask(.resume(window: window("2"), ticket: ticket("A001")))
        #expect(bench.step(.undo) == .refused(.nothingToUndo(one)), "at another window")

        bench = served()
        bench.ask(.void(ticket: ticket("A001"), reason: .issuedByMistake), staff: staff("7"))
        #expect(bench.step(.undo) == .refused(.nothingToUndo(one)), "void stays void")
    }

    @Test func `a held visitor cannot come back to a window that has another`() {
        var bench = served()
        bench.step(.hold)
        bench.next()
        // The last step is now the call, and that can be taken back.
        #expect(bench.step(.undo) == .done)
        #expect(bench.stateName(ticket("A002")) == "waiting")
        #expect(bench.stateName(ticket("A001")) == "hold")
    }

    @Test func `an undo survives a snapshot`() throws {
        var bench = served()
        bench.ask(.callNext(window: one, settling: .finish))
        var writer = ByteWriter()
        bench.state.write(to: &writer)
        var reader = ByteReader(writer.bytes, in: 0..<writer.bytes.count)
        bench.restore(try HallState(from: &reader))
        #expect(bench.step(.undo) == .done)
        #expect(bench.stateName(ticket("A001")) == "serving")
        #expect(bench.stateName(ticket("A002")) == "waiting")
    }
}
