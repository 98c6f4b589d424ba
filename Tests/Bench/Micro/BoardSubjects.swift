// SPDX-License-Identifier: Apache-2.0
import Board
import Queueing
import Terms

/// A text board of common size: all of it, and what a call changes.
struct BoardSubjects {
    private let hall: SampleHall

    init(_ hall: SampleHall) { self.hall = hall }

    private static let size = TerminalSize(columns: 120, rows: 30)

    var all: [Subject] {
        let desk = BoardDesk(hall)
        return [
            Subject("full screen, 120×30", times: 100, prepare: { desk.forget() }, perform: { desk.render(Self.size) }),
            Subject("after a call, 120×30", times: 100, prepare: { desk.call() }, perform: { desk.render(Self.size) }),
            Subject("a quarter second later, 120×30", times: 100, prepare: { desk.pass() }) { desk.render(Self.size) },
        ]
    }
}

/// One screen that a hall's calls are shown on.
private final class BoardDesk {
    private let hall: SampleHall
    private var screen: BoardScreen
    private var steady: Int64 = 0

    init(_ hall: SampleHall) {
        self.hall = hall
        screen = BoardScreen(at: BoardTime(hall.moment, steadyMilliseconds: 0))
    }

    func forget() {
        screen.receive(hall.state.boardView(plan: hall.plan, at: hall.moment), at: now())
        screen.forgetTerminal()
    }

    func call() {
        hall.callNext()
        screen.receive(hall.state.boardView(plan: hall.plan, at: hall.moment), at: now())
    }

    func pass() { steady += 2 * BoardScreen.tickMilliseconds }

    func render(_ size: TerminalSize) -> [UInt8] { screen.render(size: size, now: now()) }

    private func now() -> BoardTime { BoardTime(hall.moment, steadyMilliseconds: steady) }
}
