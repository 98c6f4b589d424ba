// SPDX-License-Identifier: Apache-2.0
import Glibc
import Testing

@testable import Board

struct TerminalSizeTests {
    @Test
    func `the size of a terminal is asked from the kernel, again after a change`() throws {
        var (master, slave): (CInt, CInt) = (-1, -1)
        var size = winsize(ws_row: 11, ws_col: 40, ws_xpixel: 0, ws_ypixel: 0)
        try #require(unsafe openpty(&master, &slave, nil, nil, &size) == 0)
        defer {
            close(master)
            close(slave)
        }
        #expect(TerminalSize.current(slave) == TerminalSize(columns: 40, rows: 11))
        (size.ws_col, size.ws_row) = (120, 30)
        try #require(unsafe ioctl(master, UInt(TIOCSWINSZ), &size) == 0)
        #expect(TerminalSize.current(slave) == TerminalSize(columns: 120, rows: 30))
        (size.ws_col, size.ws_row) = (0, 0)
        try #require(unsafe ioctl(master, UInt(TIOCSWINSZ), &size) == 0)
        #expect(TerminalSize.current(slave) == nil)
    }

    @Test
    func `what is no terminal has no size`() throws {
        let null = unsafe open("/dev/null", O_RDONLY)
        try #require(null >= 0)
        defer { close(null) }
        #expect(TerminalSize.current(null) == nil)
        #expect(TerminalSize.current(-1) == nil)
    }

    @Test
    func `sizes stay within their bounds`() {
        let huge = TerminalSize(columns: 65_535, rows: 65_535)
        #expect(huge.columns == TerminalSize.mostColumns && huge.rows == TerminalSize.mostRows)
        let none = TerminalSize(columns: 0, rows: -3)
        #expect(none.columns == 1 && none.rows == 1)
    }

    @Test
    func `leaving undoes what entering did`() {
        var terminal = TerminalEmulator(columns: 40, rows: 11)
        terminal.feed(BoardTerminal.enter)
        #expect(terminal.modes == [1049: true, 25: false, 7: false])
        terminal.feed(Array("\u{1B}[?2026h".utf8))
        terminal.feed(BoardTerminal.leave)
        #expect(terminal.modes == [1049: false, 25: true, 7: true, 2026: false])
        #expect(terminal.violations.isEmpty)
    }
}
