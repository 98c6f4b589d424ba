// SPDX-License-Identifier: Apache-2.0

/// The colours of the board; each pair that is used has a contrast of 7:1 and more (WCAG 2.1, 1.4.6), held by a test.
enum Palette {
    static let navy = RGB(10, 28, 70)
    static let band = RGB(16, 60, 130)
    static let dark = RGB(8, 16, 40)
    static let light = RGB(12, 24, 58)
    static let alarm = RGB(140, 0, 10)
    static let white = RGB(255, 255, 255)
    static let yellow = RGB(255, 214, 10)
    static let green = RGB(90, 230, 144)
    static let cyan = RGB(122, 223, 255)

    /// Empty ground.
    static let ground = CellStyle(ink: white, paper: navy)
    /// Title and notice rows.
    static let title = CellStyle(ink: white, paper: band, isBold: true)
    static let notice = CellStyle(ink: white, paper: band)
    /// Lost link: red, and always with words.
    static let alert = CellStyle(ink: white, paper: alarm, isBold: true)
    /// Ticket numbers.
    static let number = CellStyle(ink: yellow, paper: navy, isBold: true)
    /// The words around numbers.
    static let word = CellStyle(ink: white, paper: navy, isBold: true)
    /// The window to go to.
    static let window = CellStyle(ink: green, paper: navy, isBold: true)
    /// Services, headings, the clock of the idle board.
    static let quiet = CellStyle(ink: cyan, paper: navy)

    /// The paper of list cells, in the pattern of a chess board so that the eye keeps to its row and column.
    static func stripe(row: Int, part: Int) -> RGB { (row + part).isMultiple(of: 2) ? dark : light }
}
