// SPDX-License-Identifier: Apache-2.0

/// Turns frames into bytes for a terminal: cursor positions (CUP), colours (SGR with semicolons) and text, nothing else.
///
/// The cursor is placed anew at the start of each run and behind each series of characters of two columns, so a terminal
/// that takes a width for another cannot shift the next column. DECDHL and friends are never sent: xterm 379 crashes on
/// them. A frame stands between the marks of a synchronised update (private mode 2026), which terminals without it
/// ignore.
struct FrameWriter {
    private var bytes: [UInt8] = []
    private var style: CellStyle?
    /// Where the terminal's cursor surely is; nil when that is not certain.
    private var cursor: (row: Int, column: Int)?

    /// Paints every cell; with `clearing`, after a change of size, the screen is emptied first.
    static func full(_ grid: Grid, clearing: Bool) -> [UInt8] {
        var writer = FrameWriter()
        // Repeated in every full frame: a message of the kernel or a reset may have undone them.
        writer.control("?7l")
        writer.control("?25l")
        if clearing, let first = grid.cells.first {
            writer.select(first.style)
            writer.control("2J")
        }
        for row in 0..<grid.size.rows { writer.write(grid, row: row, columns: 0..<grid.size.columns) }
        return writer.finished
    }

    /// Paints the cells in which `new` differs from `old` of the same size; no bytes when there are none.
    static func changes(from old: Grid, to new: Grid) -> [UInt8] {
        precondition(old.size == new.size, "a change of size needs a full frame")
        var writer = FrameWriter()
        for row in 0..<new.size.rows {
            for run in changedRuns(old.row(row), new.row(row)) { writer.write(new, row: row, columns: run) }
        }
        return writer.bytes.isEmpty ? [] : writer.finished
    }

    /// The columns to write.
    ///
    /// Both halves of a character of two columns carry it and its style, so when one half changes the other does too, and
    /// no run begins or ends inside a character, old or new.
    private static func changedRuns(_ old: ArraySlice<Cell>, _ new: ArraySlice<Cell>) -> [Range<Int>] {
        var runs: [Range<Int>] = []
        for (column, (before, after)) in zip(old, new).enumerated() where before != after {
            if let last = runs.last, last.upperBound == column {
                runs[runs.count - 1] = last.lowerBound..<column + 1
            } else {
                runs.append(column..<column + 1)
            }
        }
        return runs
    }

    private var finished: [UInt8] {
        Array("\u{1B}[?2026h".utf8) + bytes + Array("\u{1B}[0m\u{1B}[?2026l".utf8)
    }

    private mutating func write(_ grid: Grid, row: Int, columns: Range<Int>) {
        cursor = nil
        let cells = Array(grid.row(row))
        var lastWasWide = false
        for column in columns where cells[column].part != .right {
            let cell = cells[column]
            let isWide = cell.part == .left
            if lastWasWide, !isWide { cursor = nil }
            if cursor.map({ $0 != (row, column) }) ?? true { control("\(row + 1);\(column + 1)H") }
            select(cell.style)
            bytes.append(contentsOf: String(cell.scalar).utf8)
            cursor = (row, column + (isWide ? 2 : 1))
            lastWasWide = isWide
        }
    }

    private mutating func select(_ new: CellStyle) {
        guard style != new else { return }
        style = new
        let (ink, paper) = (new.ink, new.paper)
        control(
            "0;\(new.isBold ? "1;" : "")38;2;\(ink.red);\(ink.green);\(ink.blue);"
                + "48;2;\(paper.red);\(paper.green);\(paper.blue)m"
        )
    }

    private mutating func control(_ sequence: String) { bytes.append(contentsOf: "\u{1B}[\(sequence)".utf8) }
}
