// SPDX-License-Identifier: Apache-2.0
import Testing

@testable import Board

struct GridTests {
    private let style = CellStyle(ink: Palette.white, paper: Palette.navy)
    private let whole = Area(row: 0, column: 0, rows: 1, columns: 6)

    private func line(_ grid: Grid) -> String {
        String(String.UnicodeScalarView(grid.row(0).filter { $0.part != .right }.map(\.scalar)))
    }

    private func empty() -> Grid { Grid(size: TerminalSize(columns: 6, rows: 1), style: style) }

    @Test
    func `a wide character never stands in the last column`() {
        var grid = empty()
        #expect(grid.write(BoardText("abcde中"), in: whole, style) == 5)
        #expect(line(grid) == "abcde ")
        #expect(grid.write(BoardText("中中中中"), in: whole, style) == 6)
        #expect(line(grid) == "中中中")
    }

    @Test
    func `overwriting half a wide character empties the other half`() {
        var grid = empty()
        grid.write(BoardText("中中中"), in: whole, style)
        grid.write(BoardText("x"), in: whole, indent: 1, style)
        #expect(line(grid) == " x中中")
        grid.write(BoardText("国"), in: whole, indent: 3, style)
        #expect(line(grid) == " x 国 ")
        grid.fill(Area(row: 0, column: 4, rows: 1, columns: 1), style)
        #expect(line(grid) == " x    ")
    }

    @Test
    func `what lies outside is left away`() {
        var grid = empty()
        grid.fill(Area(row: -1, column: -2, rows: 5, columns: 99), style.reversed)
        #expect(grid.cells.allSatisfy { $0.style == style.reversed })
        #expect(grid.write(BoardText("x"), in: Area(row: 1, column: 0, rows: 1, columns: 6), style) == 0)
        #expect(grid.write(BoardText("xyz"), in: Area(row: 0, column: 5, rows: 1, columns: 6), style) == 1)
        grid.fill(Area(row: 7, column: 7, rows: 1, columns: 1), style)
        #expect(line(grid) == "     x")
    }

    @Test
    func `pixels are half blocks at edges and coloured spaces inside`() {
        var grid = empty()
        let (ink, paper) = (Palette.yellow, Palette.navy)
        grid.paint(Bitmap(lines: ["##..", "#.#."]), row: 0, column: 1, ink: ink, paper: paper)
        #expect(line(grid) == "  ▀▄  ")
        #expect(grid.cells.map(\.style.paper) == [paper, ink, paper, paper, paper, paper])
        #expect(grid.cells[2].style.ink == ink && grid.cells[3].style.ink == ink)
    }
}
