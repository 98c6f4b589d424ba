// SPDX-License-Identifier: Apache-2.0

/// One place of the terminal's grid.
struct Cell: Equatable, Sendable {
    /// Which part of a character the cell holds.
    enum Part: Equatable, Sendable {
        /// A character of one column.
        case whole
        /// The left half of a character of two columns.
        case left
        /// The right half; nothing is sent for it, the left half covers it.
        case right
    }

    /// In both halves the whole character.
    let scalar: UnicodeScalar
    let part: Part
    let style: CellStyle

    /// An empty cell.
    static func blank(_ style: CellStyle) -> Cell { Cell(scalar: " ", part: .whole, style: style) }
}
