// SPDX-License-Identifier: Apache-2.0

/// How one cell looks.
struct CellStyle: Equatable, Sendable {
    let ink: RGB
    let paper: RGB
    var isBold = false

    /// The same ink on another paper.
    func on(_ paper: RGB) -> CellStyle { CellStyle(ink: ink, paper: paper, isBold: isBold) }

    /// Ink and paper exchanged: how a new call stands out without a colour of its own.
    var reversed: CellStyle { CellStyle(ink: paper, paper: ink, isBold: isBold) }
}
