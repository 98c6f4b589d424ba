// SPDX-License-Identifier: Apache-2.0

/// A rectangle of cells, counted from 0.
struct Area: Equatable, Sendable {
    var row: Int
    var column: Int
    var rows: Int
    var columns: Int

    /// The first row below.
    var bottom: Int { row + rows }
    /// The first column to the right.
    var right: Int { column + columns }

    /// The `index`-th row of the area.
    func line(_ index: Int) -> Area { Area(row: row + index, column: column, rows: 1, columns: columns) }

    /// The area without `rows` at top and bottom and without `columns` at left and right; never negative.
    func inset(rows: Int = 0, columns: Int) -> Area {
        Area(
            row: row + rows,
            column: column + columns,
            rows: max(0, self.rows - 2 * rows),
            columns: max(0, self.columns - 2 * columns)
        )
    }

    /// What is left of the area when its first `columns` are taken.
    func dropping(columns: Int) -> Area {
        Area(row: row, column: column + columns, rows: rows, columns: max(0, self.columns - columns))
    }

    /// Gives the `index`-th of `count` parts side by side; the last takes what does not divide.
    func part(_ index: Int, of count: Int) -> Area {
        let width = columns / count
        return Area(
            row: row,
            column: column + index * width,
            rows: rows,
            columns: index == count - 1 ? columns - index * width : width
        )
    }
}
