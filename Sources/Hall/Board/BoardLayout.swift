// SPDX-License-Identifier: Apache-2.0

/// Where things stand on a board of at least 40 × 11 cells.
///
/// From top to bottom: title, the newest call, the calls before it with the lines beside or above them, the notice.
struct BoardLayout: Equatable {
    /// The smallest grid that is a board; below it there is a plain list.
    static let fewestColumns = 40
    static let fewestRows = 11

    /// Whether the grid is laid out with a column at the side; else one row shows numbers to come, missed and waiting
    /// in turn.
    let isWide: Bool
    let title: Area
    /// The newest call, with an empty row above and below when `isWide`.
    let hero: Area
    /// The one row that shows several things in turn; with `isWide` the alert's row, or none.
    let digest: Area?
    let calls: Area
    let side: Area?
    let notice: Area
    /// Empty columns at both edges.
    let margin: Int

    /// Lays out a grid; nil below 40 × 11.
    init?(_ size: TerminalSize, hasAlert: Bool) {
        guard size.columns >= Self.fewestColumns, size.rows >= Self.fewestRows else { return nil }
        isWide = size.columns >= 64 && size.rows >= 18
        margin = !isWide ? 1 : size.columns < 100 ? 2 : 3
        let band = isWide && size.rows >= 28 ? 3 : 1
        func rows(_ row: Int, _ rows: Int) -> Area { Area(row: row, column: 0, rows: rows, columns: size.columns) }
        title = rows(0, band)
        notice = rows(size.rows - band, band)
        let body = size.rows - 2 * band
        if isWide {
            let heroRows = Self.heroRows(size, body: body, margin: margin) + 2
            hero = rows(band, heroRows)
            digest = hasAlert ? rows(notice.row - 1, 1) : nil
            let lists = rows(hero.bottom, (digest ?? notice).row - hero.bottom)
            let sideColumns = size.columns < 100 ? 24 : size.columns * 3 / 10
            calls = Area(
                row: lists.row,
                column: 0,
                rows: lists.rows,
                columns: size.columns - sideColumns - 1
            )
            side = lists.dropping(columns: size.columns - sideColumns)
        } else {
            // Calls two in a row: the 11 before the newest fill six rows, then the number grows.
            let listRows = min(6, max(3, body - 6 - (body - 9) / 2))
            calls = rows(notice.row - listRows, listRows)
            digest = rows(calls.row - 1, 1)
            hero = rows(band, body - listRows - 1)
            side = nil
        }
    }

    /// The height of the largest ordinary number that leaves room for its window beside it and seven rows below.
    private static func heroRows(_ size: TerminalSize, body: Int, margin: Int) -> Int {
        let room = max(5, min(body - 8, body * 6 / 10))
        let columns = size.columns - 2 * margin - 14
        return BlockFace.largest(for: [BoardText("A000")], columns: columns, rows: room)?.rows ?? 5
    }
}
