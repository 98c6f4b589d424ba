// SPDX-License-Identifier: Apache-2.0
import Testing

@testable import Board

struct FrameWriterTests {
    private let size = TerminalSize(columns: 8, rows: 2)
    private let style = CellStyle(ink: RGB(1, 2, 3), paper: RGB(4, 5, 6))
    private let bold = CellStyle(ink: RGB(1, 2, 3), paper: RGB(4, 5, 6), isBold: true)

    private func grid(_ text: String, _ style: CellStyle? = nil, indent: Int = 0) -> Grid {
        var grid = Grid(size: size, style: self.style)
        grid.write(
            BoardText(text),
            in: Area(row: 0, column: 0, rows: 1, columns: 8),
            indent: indent,
            style ?? self.style
        )
        return grid
    }

    private func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }

    private static let begin = "\u{1B}[?2026h"
    private static let end = "\u{1B}[0m\u{1B}[?2026l"
    private static let plain = "\u{1B}[0;38;2;1;2;3;48;2;4;5;6m"

    @Test
    func `a full frame is exactly these bytes`() {
        let bytes = FrameWriter.full(grid("中A"), clearing: true)
        let expected =
            Self.begin + "\u{1B}[?7l\u{1B}[?25l" + Self.plain + "\u{1B}[2J"
            + "\u{1B}[1;1H中\u{1B}[1;3HA     " + "\u{1B}[2;1H        " + Self.end
        #expect(text(bytes) == expected)
    }

    @Test
    func `only the changed run is sent`() {
        let bytes = FrameWriter.changes(from: grid("abcdef"), to: grid("abXYef"))
        #expect(text(bytes) == Self.begin + "\u{1B}[1;3H" + Self.plain + "XY" + Self.end)
        #expect(FrameWriter.changes(from: grid("same"), to: grid("same")).isEmpty)
    }

    @Test
    func `a change of style alone is a change`() {
        let bytes = FrameWriter.changes(from: grid("a"), to: grid("a", bold))
        #expect(text(bytes) == Self.begin + "\u{1B}[1;1H\u{1B}[0;1;38;2;1;2;3;48;2;4;5;6ma" + Self.end)
    }

    @Test(arguments: [("中中", "a中", 0), ("中中中", "中中", 1), ("中中", "中中", 1), ("ab中", "中b ", 0)])
    func `both halves of a wide character are written anew`(before: String, after: String, indent: Int) {
        let (old, new) = (grid(before), grid(after, indent: indent))
        var updated = TerminalEmulator(columns: 8, rows: 2)
        updated.feed(FrameWriter.full(old, clearing: true))
        updated.feed(FrameWriter.changes(from: old, to: new))
        var fresh = TerminalEmulator(columns: 8, rows: 2)
        fresh.feed(FrameWriter.full(new, clearing: true))
        #expect(updated.violations.isEmpty)
        #expect(updated.cells == fresh.cells)
    }

    @Test
    func `the cursor is placed anew behind wide characters, not between them`() {
        var terminal = TerminalEmulator(columns: 8, rows: 2)
        terminal.feed(FrameWriter.changes(from: grid(""), to: grid("中中ab中")))
        #expect(terminal.cursorMoves == 2)
    }
}
