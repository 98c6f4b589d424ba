// SPDX-License-Identifier: Apache-2.0
import Queueing
import Terms

extension BoardPainter {
    /// Paints the sign of one window, on a grid of any size: the window above, its number as large as it can be.
    mutating func paintWindow(_ sign: WindowSign) {
        let size = grid.size
        let whole = Area(row: 0, column: 0, rows: size.rows, columns: size.columns)
        let band = size.rows >= 28 ? 3 : size.rows >= 3 ? 1 : 0
        let margin = size.columns >= 40 ? 2 : 0
        paintHeading(sign, in: Area(row: 0, column: 0, rows: band, columns: size.columns), margin: margin)
        let hasAlert = scene.staleSeconds != nil && size.rows >= 2
        var body = whole
        (body.row, body.rows) = (band, size.rows - band - (hasAlert ? 1 : 0))
        if hasAlert {
            let line = whole.line(size.rows - 1)
            grid.fill(line, Palette.alert)
            grid.write(words.delayed, in: line.inset(columns: margin), Palette.alert)
        }
        guard let number = sign.number, sign.mode == .calling || sign.mode == .serving else {
            return writeCentred(words.duty(sign.mode), in: body.line(body.rows / 2), Palette.word)
        }
        paintNumber(BoardText(number.text), sign, in: body)
    }

    private mutating func paintHeading(_ sign: WindowSign, in area: Area, margin: Int) {
        guard area.rows > 0 else { return }
        grid.fill(area, Palette.title)
        let line = area.line(area.rows / 2).inset(columns: margin)
        let label = BoardText(sign.label)
        let around = words.window(label)
        let place = BoardText([around.before, label, around.after].filter { !$0.isEmpty }, separator: .spaces(0))
        let used = grid.write(place, in: line, Palette.title)
        guard let clerk = sign.clerk else { return }
        let staff = BoardText([words.staff, BoardText(clerk)], separator: .spaces(1))
        let indent = line.columns - staff.width
        if indent > used { grid.write(staff, in: line, indent: indent, Palette.title) }
    }

    /// The number, and below it what its visitor is to do, when there are rows for both.
    private mutating func paintNumber(_ number: BoardText, _ sign: WindowSign, in body: Area) {
        let rowsBelow = body.rows >= 8 ? 2 : body.rows >= 2 ? 1 : 0
        let style = scene.isSignReversed ? Palette.number.reversed : Palette.number
        let room = body.rows - rowsBelow
        var below = body.row + room
        if let bitmap = BlockFace.largest(number, columns: body.columns, rows: room - 2) {
            let top = body.row + (room - bitmap.rows) / 2
            if scene.isSignReversed {
                grid.fill(Area(row: top - 1, column: 0, rows: bitmap.rows + 2, columns: body.columns), style)
            }
            let column = (body.columns - bitmap.width) / 2
            grid.paint(bitmap, row: top, column: column, ink: style.ink, paper: style.paper)
            below = top + bitmap.rows + 1
        } else {
            writeCentred(number, in: body.line(max(0, room / 2)), style)
        }
        guard rowsBelow > 0 else { return }
        let line = Area(row: below, column: 0, rows: 1, columns: body.columns)
        writeCentred(words.duty(sign.mode), in: line, Palette.word)
        guard rowsBelow > 1, let service = sign.service else { return }
        writeCentred(BoardText(service), in: line.line(1), Palette.quiet)
    }

    private mutating func writeCentred(_ text: BoardText, in line: Area, _ style: CellStyle) {
        grid.write(text, in: line, indent: max(0, (line.columns - text.width) / 2), style)
    }
}
