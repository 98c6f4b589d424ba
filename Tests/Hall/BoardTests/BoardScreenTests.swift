// SPDX-License-Identifier: Apache-2.0
import Queueing
import Terms
import Testing

@testable import Board

struct BoardScreenTests {
    private let size = TerminalSize(columns: 80, rows: 24)
    private static let late = "显示可能延迟，请留意语音/窗口"

    /// What a terminal shows after a fresh frame.
    private func shown(_ screen: BoardScreen, _ size: TerminalSize, at steady: Int64) -> String {
        var screen = screen
        screen.forgetTerminal()
        return emulated(screen.render(size: size, now: Samples.time(steady)), size).text()
    }

    private func emulated(_ bytes: [UInt8], _ size: TerminalSize) -> TerminalEmulator {
        var terminal = TerminalEmulator(columns: size.columns, rows: size.rows)
        terminal.feed(bytes)
        return terminal
    }

    @Test
    func `the first frame clears, a frame without news is empty, a minute later all cells are sent again`() {
        var screen = Samples.screen(Samples.idle)
        let first = emulated(screen.render(size: size, now: Samples.time(0)), size)
        #expect(first.clears == 1)
        #expect(first.cells.allSatisfy { $0 != nil })
        screen.heard(at: Samples.time(30_000))
        #expect(screen.render(size: size, now: Samples.time(59_999)).isEmpty)
        let repainted = emulated(screen.render(size: size, now: Samples.time(60_000)), size)
        #expect(repainted.clears == 0)
        #expect(repainted.cells.allSatisfy { $0 != nil })
        #expect(repainted.modes[7] == false && repainted.modes[25] == false)
    }

    @Test
    func `a change of size clears and lays out anew`() {
        var screen = Samples.screen(Samples.board())
        _ = screen.render(size: size, now: Samples.time(0))
        let small = TerminalSize(columns: 40, rows: 11)
        let terminal = emulated(screen.render(size: small, now: Samples.time(1)), small)
        #expect(terminal.clears == 1)
        #expect(terminal.violations.isEmpty)
        #expect(terminal.text() == shown(screen, small, at: 1))
    }

    @Test
    func `one more person waiting costs a few bytes`() {
        var screen = Samples.screen(Samples.board())
        let full = screen.render(size: size, now: Samples.time(0))
        let queues = [
            BoardView.Queue(service: "企业开办", waiting: 13), BoardView.Queue(service: "不动产登记", waiting: 31),
            BoardView.Queue(service: "社会保障卡", waiting: 4),
        ]
        screen.receive(Samples.board(queues: queues), at: Samples.time(1))
        let update = screen.render(size: size, now: Samples.time(1))
        #expect(full.count > 3000)
        #expect((1...80).contains(update.count))
    }

    @Test(arguments: [(10_000, false), (10_001, true), (3_600_000, true)] as [(Int64, Bool)])
    func `a link lost for more than ten seconds is told`(milliseconds: Int64, isTold: Bool) {
        var screen = Samples.screen(Samples.board())
        screen.lost(at: Samples.time(0))
        screen.lost(at: Samples.time(9000))
        for (columns, rows) in Samples.sizes {
            let text = shown(screen, TerminalSize(columns: columns, rows: rows), at: milliseconds)
            #expect(text.contains(Self.late) == isTold, "\(columns)x\(rows)")
            #expect(text.contains("B108"), "the last board stays")
            #expect(text.contains("过号请到咨询台重新排队"), "and the notice too")
        }
    }

    @Test
    func `the age of the board is counted in seconds, minutes and hours`() {
        var screen = Samples.screen(Samples.board())
        screen.lost(at: Samples.time(0))
        #expect(shown(screen, size, at: 25_000).contains("25秒"))
        #expect(shown(screen, size, at: 185_000).contains("3分钟"))
        #expect(shown(screen, size, at: 7_300_000).contains("2小时"))
    }

    @Test
    func `silence of more than forty seconds counts as lost, a heartbeat ends it`() {
        var screen = Samples.screen(Samples.board())
        #expect(!shown(screen, size, at: 40_000).contains(Self.late))
        #expect(shown(screen, size, at: 40_001).contains(Self.late))
        screen.lost(at: Samples.time(41_000))
        screen.heard(at: Samples.time(60_000))
        #expect(!shown(screen, size, at: 60_001).contains(Self.late))
    }

    @Test
    func `a clock set back neither hides a lost link nor stops the board`() {
        var screen = Samples.screen(Samples.board())
        screen.lost(at: Samples.time(0))
        let back = BoardTime(
            Samples.noon.at(Samples.noon.timestamp.adding(seconds: -3600)),
            steadyMilliseconds: 11_000
        )
        let text = emulated(screen.render(size: size, now: back), size).text()
        #expect(text.contains("08:42") && text.contains(Self.late))
    }

    @Test
    func `a new call is reversed once a second, four times, then steady`() {
        var screen = Samples.screen(Samples.board(calls: Array(Samples.usualCalls.dropFirst())))
        screen.receive(Samples.board(), at: Samples.time(100_000))
        let isReversed = { (steady: Int64) in
            BoardPainter.paint(screen.scene(at: Samples.time(100_000 + steady)), size: self.size).cells.contains {
                $0.style.ink == Palette.navy && $0.style.paper == Palette.yellow && $0.scalar != " "
            }
        }
        let phases = stride(from: Int64(0), to: 8000, by: 250).map(isReversed)
        let beat = [true, true, false, false]
        #expect(phases == beat + beat + beat + beat + Array(repeating: false, count: 16))
    }

    @Test
    func `without flashes a new call appears steadily`() {
        var screen = Samples.screen(Samples.idle, options: BoardOptions(flashes: false))
        screen.receive(Samples.board(), at: Samples.time(1000))
        _ = screen.render(size: size, now: Samples.time(1000))
        let bytes = stride(from: Int64(1125), to: 15_000, by: 125).flatMap {
            screen.render(size: size, now: Samples.time($0))
        }
        let clock = emulated(bytes, size)
        #expect(!clock.cells.contains { $0?.paper == [255, 214, 10] })
    }

    @Test
    func `a finished call at the front does not make the one behind it flash`() {
        var screen = Samples.screen(Samples.board())
        screen.receive(Samples.board(calls: Array(Samples.usualCalls.dropFirst())), at: Samples.time(100_000))
        #expect(!screen.scene(at: Samples.time(100_000)).isNewestReversed)
        let recalled = [Samples.call("D003", "9", "社会保障卡", secondsAgo: 0, calls: 2)] + Samples.usualCalls.dropFirst()
        screen.receive(Samples.board(calls: recalled), at: Samples.time(200_000))
        #expect(screen.scene(at: Samples.time(200_000)).isNewestReversed)
        #expect(shown(screen, size, at: 200_000).contains("第2次"))
    }

    @Test
    func `of several calls at once each stands out for ten seconds`() {
        var screen = Samples.screen(Samples.board(calls: Array(Samples.usualCalls.dropFirst(3))))
        screen.receive(Samples.board(), at: Samples.time(50_000))
        let fresh = { (steady: Int64) in
            let scene = screen.scene(at: Samples.time(50_000 + steady))
            return (0...4).map(scene.isFresh)
        }
        #expect(fresh(9999) == [true, true, true, false, false])
        #expect(fresh(10_000) == [false, false, false, false, false])
    }

    @Test
    func `switched on, only a call of the last seconds is news`() {
        let calls = [Samples.call("A023", "3", "企业开办", secondsAgo: 1)] + Samples.usualCalls.dropFirst()
        let scene = Samples.screen(Samples.board(calls: calls)).scene(at: Samples.time(0))
        #expect(scene.isNewestReversed)
        #expect(scene.isFresh(0) && !scene.isFresh(1))
        #expect(!Samples.screen(Samples.board()).scene(at: Samples.time(0)).isNewestReversed)
    }

    @Test
    func `without a board the time of day is shown, and that it connects`() {
        var screen = BoardScreen(at: Samples.time(0))
        for (columns, rows) in Samples.sizes + [(20, 5)] {
            #expect(shown(screen, TerminalSize(columns: columns, rows: rows), at: 0).contains("正在连接"))
        }
        screen.lost(at: Samples.time(0))
        #expect(shown(screen, size, at: 10_001).contains(Self.late))
    }
}
