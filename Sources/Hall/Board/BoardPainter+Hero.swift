// SPDX-License-Identifier: Apache-2.0
import Queueing
import Terms

extension BoardPainter {
    /// Paints the newest call; says whether it needed the digest row for the window.
    mutating func paintHero(_ layout: BoardLayout) -> Bool {
        let area = layout.hero.inset(rows: layout.isWide ? 1 : 0, columns: layout.margin)
        guard let call = scene.view?.calls.first else {
            paintIdle(in: area)
            return false
        }
        let gap = layout.isWide ? 3 : 1
        let number = BoardText(call.number.text)
        let least = max(8, sign(call.window, roomy: false).width)
        var whole = layout.hero
        if let bitmap = BlockFace.largest(number, columns: area.columns - gap - least, rows: area.rows) {
            whole.columns = min(whole.columns, layout.margin + bitmap.width + 1)
            paintNumber(bitmap, in: area, box: whole)
            paintPanel(call, in: area.dropping(columns: bitmap.width + gap))
            return false
        }
        // Too long for a window beside it: the number takes the whole width, the window the row below.
        if let bitmap = BlockFace.largest(number, columns: whole.columns, rows: area.rows) {
            let middle = area.dropping(columns: (whole.columns - bitmap.width) / 2 - area.column)
            paintNumber(bitmap, in: middle, box: whole)
        } else {
            let style = scene.isNewestReversed ? Palette.number.reversed : Palette.number
            grid.write(number, in: area.line(area.rows / 2), style)
        }
        let below = layout.isWide ? layout.hero.line(layout.hero.rows - 1) : layout.digest
        if let line = below?.inset(columns: layout.margin) { paintSentence(call, in: line) }
        return !layout.isWide
    }

    /// The number at the left edge and in the middle of the rows of `area`; while it flashes, `box` has its paper.
    private mutating func paintNumber(_ bitmap: Bitmap, in area: Area, box: Area) {
        let style = scene.isNewestReversed ? Palette.number.reversed : Palette.number
        if scene.isNewestReversed { grid.fill(box, style) }
        let row = area.row + (area.rows - bitmap.rows) / 2
        grid.paint(bitmap, row: row, column: area.column, ink: style.ink, paper: style.paper)
    }

    private mutating func paintPanel(_ call: BoardView.Call, in area: Area) {
        let label = BoardText(call.window)
        let isNumber = !words.window(label).after.isEmpty || !words.window(label).before.isEmpty
        let room = area.rows - 3
        if isNumber, room >= 5,
            let bitmap = BlockFace.largest(label, like: [BoardText("00")], columns: area.columns, rows: room)
        {
            paintLargePanel(call, bitmap, in: area)
        } else {
            paintSmallPanel(call, in: area)
        }
    }

    /// 请到, the window in large digits, 号窗口, and the service; spare rows between them.
    private mutating func paintLargePanel(_ call: BoardView.Call, _ bitmap: Bitmap, in area: Area) {
        let spare = area.rows - bitmap.rows - 3
        let aboveService = spare >= 1 ? 1 : 0
        let aroundDigits = spare >= 3 ? 1 : 0
        var row = (spare - aboveService - 2 * aroundDigits) / 2
        grid.write(words.goToLarge, in: area.line(row), Palette.word)
        if call.calls > 1 {
            let recall = words.recall(call.calls)
            let indent = area.columns - recall.width
            if indent > words.goToLarge.width { grid.write(recall, in: area.line(row), indent: indent, Palette.quiet) }
        }
        row += 1 + aroundDigits
        let (ink, paper) = (Palette.window.ink, Palette.window.paper)
        grid.paint(bitmap, row: area.row + row, column: area.column, ink: ink, paper: paper)
        row += bitmap.rows + aroundDigits
        grid.write(words.afterWindow, in: area.line(row), Palette.word)
        row += 1 + aboveService
        grid.write(BoardText(call.service), in: area.line(row), Palette.quiet)
    }

    /// 请到 and N 号窗口 in text, then the service on one or two rows.
    private mutating func paintSmallPanel(_ call: BoardView.Call, in area: Area) {
        let services = BoardText(call.service).lines(columns: area.columns, most: 2)
        let content = 2 + services.count
        let spare = max(0, area.rows - content)
        let top = area.line(spare / 2)
        grid.write(words.goTo, in: top, Palette.word)
        if call.calls > 1, spare >= 2 { grid.write(words.recall(call.calls), in: area.line(0), Palette.quiet) }
        paintSign(call.window, in: area.line(spare / 2 + 1))
        let firstService = area.rows - services.count
        for (index, line) in services.enumerated() {
            grid.write(line, in: area.line(firstService + index), Palette.quiet)
        }
    }

    /// 请到 N 号窗口 and the service in one row.
    private mutating func paintSentence(_ call: BoardView.Call, in line: Area) {
        var used = grid.write(words.goTo, in: line, Palette.word) + 1
        used += paintSign(call.window, in: line.dropping(columns: used)) + 2
        grid.write(BoardText(call.service), in: line.dropping(columns: used), Palette.quiet)
    }

    /// The window as text, with a space around its number where there is room; returns the columns used.
    @discardableResult
    private mutating func paintSign(_ label: String, in line: Area) -> Int {
        let roomy = sign(label, roomy: true)
        let parts = roomy.width <= line.columns ? roomy : sign(label, roomy: false)
        var used = grid.write(parts.before, in: line, Palette.word)
        used += grid.write(parts.label, in: line, indent: used, Palette.window)
        return used + grid.write(parts.after, in: line, indent: used, Palette.word)
    }

    private struct Sign {
        let before: BoardText
        let label: BoardText
        let after: BoardText

        var width: Int { before.width + label.width + after.width }
    }

    private func sign(_ label: String, roomy: Bool) -> Sign {
        let label = BoardText(label)
        let around = words.window(label)
        let space = BoardText.spaces(1)
        return Sign(
            before: around.before.isEmpty ? around.before : BoardText([around.before, space]),
            label: label,
            after: around.after.isEmpty || !roomy ? around.after : BoardText([space, around.after])
        )
    }

    /// Before the first call: the time of day as large as a number, and a welcome.
    private mutating func paintIdle(in area: Area) {
        let clock = BoardText(scene.time.moment.clockText)
        let welcome = [scene.view == nil ? words.connecting : words.welcome] + (scene.view == nil ? [] : words.advice)
        let least = welcome.prefix(2).map(\.width).max() ?? 0
        let gap = area.columns < 60 ? 2 : 4
        guard let bitmap = BlockFace.largest(clock, columns: area.columns - gap - least, rows: area.rows) else {
            for (index, line) in welcome.enumerated() where index < area.rows {
                grid.write(line, in: area.line(index), index == 0 ? Palette.word : Palette.quiet)
            }
            return
        }
        let row = area.row + (area.rows - bitmap.rows) / 2
        grid.paint(bitmap, row: row, column: area.column, ink: Palette.quiet.ink, paper: Palette.quiet.paper)
        let side = area.dropping(columns: bitmap.width + gap)
        let lines = welcome.flatMap { $0.lines(columns: side.columns, most: 2) }
        let top = max(0, (side.rows - lines.count) / 2)
        for (index, line) in lines.enumerated() where top + index < side.rows {
            grid.write(line, in: side.line(top + index), index == 0 ? Palette.word : Palette.quiet)
        }
    }
}
