// SPDX-License-Identifier: Apache-2.0
import Terms

/// The picture of one frame: every cell of the terminal is defined, and no character of two columns is ever cut.
struct Grid: Equatable, Sendable {
    let size: TerminalSize
    private(set) var cells: [Cell]

    init(size: TerminalSize, style: CellStyle) {
        self.size = size
        cells = Array(repeating: .blank(style), count: size.columns * size.rows)
    }

    /// The cells of one row.
    func row(_ row: Int) -> ArraySlice<Cell> { cells[row * size.columns..<(row + 1) * size.columns] }

    /// Empties an area; what lies outside the grid is left away.
    mutating func fill(_ area: Area, _ style: CellStyle) {
        for row in max(0, area.row)..<max(0, area.row, min(area.bottom, size.rows)) {
            for column in max(0, area.column)..<max(0, area.column, min(area.right, size.columns)) {
                put(.blank(style), row, column)
            }
        }
    }

    /// Writes what fits into the first row of `area`, beginning `indent` columns from its left edge; returns the columns
    /// used.
    ///
    /// A character of two columns that would need one column too many is left away, so none can stand in the last column
    /// of the terminal, where real terminals wrap.
    @discardableResult
    mutating func write(_ text: BoardText, in area: Area, indent: Int = 0, _ style: CellStyle) -> Int {
        guard area.rows > 0, (0..<size.rows).contains(area.row), area.column >= 0 else { return 0 }
        let end = min(area.right, size.columns)
        let start = area.column + max(0, indent)
        var column = start
        for scalar in text.scalars {
            let width = DisplayWidth.of(scalar)
            guard column + width <= end else { break }
            if width == 2 {
                put(Cell(scalar: scalar, part: .left, style: style), area.row, column)
                put(Cell(scalar: scalar, part: .right, style: style), area.row, column + 1)
            } else {
                put(Cell(scalar: scalar, part: .whole, style: style), area.row, column)
            }
            column += width
        }
        return column - start
    }

    /// Paints pixels, two in a cell: full cells as a space on coloured paper, since fonts leave gaps in █; half blocks
    /// only at edges.
    mutating func paint(_ bitmap: Bitmap, row top: Int, column left: Int, ink: RGB, paper: RGB) {
        for row in 0..<bitmap.rows where top + row < size.rows {
            for column in 0..<bitmap.width where left + column < size.columns {
                let upper = bitmap[column, row * 2]
                let lower = bitmap[column, row * 2 + 1]
                let cell =
                    switch (upper, lower) {
                    case (true, true): Cell.blank(CellStyle(ink: paper, paper: ink))
                    case (false, false): Cell.blank(CellStyle(ink: ink, paper: paper))
                    case (true, false): Cell(scalar: "▀", part: .whole, style: CellStyle(ink: ink, paper: paper))
                    case (false, true): Cell(scalar: "▄", part: .whole, style: CellStyle(ink: ink, paper: paper))
                    }
                put(cell, top + row, left + column)
            }
        }
    }

    /// Sets one cell; the other half of a character of two columns that it covers becomes empty.
    private mutating func put(_ cell: Cell, _ row: Int, _ column: Int) {
        let index = row * size.columns + column
        switch cells[index].part {
        case .left where cell.part != .left: cells[index + 1] = .blank(cells[index + 1].style)
        case .right where cell.part != .right: cells[index - 1] = .blank(cells[index - 1].style)
        case .whole, .left, .right: break
        }
        cells[index] = cell
    }
}
