// SPDX-License-Identifier: Apache-2.0
import Queueing
import Testing

@testable import Board

/// Whole frames as a person would see them; `█` is a cell of a large digit.
struct GoldenFrameTests {
    private func shown(_ columns: Int, _ rows: Int, _ screen: BoardScreen, at steady: Int64 = 0) -> String {
        var screen = screen
        var terminal = TerminalEmulator(columns: columns, rows: rows)
        terminal.feed(BoardTerminal.enter)
        terminal.feed(screen.render(size: TerminalSize(columns: columns, rows: rows), now: Samples.time(steady)))
        #expect(terminal.violations.isEmpty)
        return terminal.text()
    }

    @Test
    func `the ten-metre board of 40 x 11`() {
        #expect(shown(40, 11, Samples.screen(Samples.board())) == GoldenFrames.tenMetres)
    }

    @Test
    func `a number of five characters that was called again, without a link`() {
        let calls = [Samples.call("A1000", "12", "公积金贷款与提取", calls: 2)] + Samples.usualCalls.dropFirst()
        var screen = Samples.screen(Samples.board(calls: calls, notice: "今日17:00停止取号"))
        screen.lost(at: Samples.time(0))
        #expect(shown(40, 11, screen, at: 75_000) == GoldenFrames.tenMetresStale)
    }

    @Test
    func `before the first call`() {
        #expect(shown(40, 11, Samples.screen(Samples.idle)) == GoldenFrames.tenMetresIdle)
    }

    @Test
    func `a number too long for a window beside it, in English`() {
        let calls = [Samples.call("A12-100", "12", "企业开办")] + Samples.usualCalls.dropFirst()
        let screen = Samples.screen(Samples.board(calls: calls), options: BoardOptions(language: .english))
        #expect(shown(40, 11, screen) == GoldenFrames.tenMetresLong)
    }

    @Test
    func `80 x 24`() {
        #expect(shown(80, 24, Samples.screen(Samples.board())) == GoldenFrames.usual)
    }

    @Test
    func `120 x 30 in both languages`() {
        let screen = Samples.screen(Samples.board(), options: BoardOptions(language: .both))
        #expect(shown(120, 30, screen) == GoldenFrames.large)
    }

    @Test
    func `a plain list below 40 x 11`() {
        #expect(shown(24, 5, Samples.screen(Samples.board())) == GoldenFrames.plain)
    }
}
