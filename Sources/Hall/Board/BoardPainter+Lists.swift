// SPDX-License-Identifier: Apache-2.0
import Queueing
import Terms

extension BoardPainter {
    /// The calls before the newest, two in a row, newest first; before the first call the lines and how many wait.
    mutating func paintCalls(_ layout: BoardLayout) {
        var area = layout.calls
        if layout.isWide {
            grid.fill(area.line(0), Palette.quiet)
            let isIdle = scene.view?.calls.isEmpty ?? true
            let heading = isIdle ? words.waiting : words.recent
            grid.write(heading, in: area.line(0).inset(columns: layout.margin), Palette.quiet)
            (area.row, area.rows) = (area.row + 1, area.rows - 1)
        }
        let calls = Array((scene.view?.calls ?? []).enumerated().dropFirst())
        let queues = scene.view?.calls.isEmpty ?? true ? scene.view?.queues ?? [] : []
        // Both halves are equally wide behind the margin, so that both have room for the same things.
        let half = (area.columns - layout.margin) / 2
        for row in 0..<area.rows {
            for part in 0..<2 {
                let paper = Palette.stripe(row: row, part: part)
                let line = Area(
                    row: area.row + row,
                    column: area.column + layout.margin + part * half,
                    rows: 1,
                    columns: half - 1
                )
                let edge = part == 0 ? area.column : line.column - 1
                let stripe = Area(row: line.row, column: edge, rows: 1, columns: area.right - edge)
                grid.fill(stripe, Palette.ground.on(paper))
                let index = row * 2 + part
                if index < calls.count {
                    paintEntry(calls[index].element, isFresh: scene.isFresh(calls[index].offset), in: line, paper)
                } else if index < queues.count {
                    var place = line
                    place.columns -= 2
                    paintQueue(queues[index], in: place, paper)
                }
            }
        }
    }

    /// `B108   7号窗口 不动产登记`: number, window, and the service where there is room.
    private mutating func paintEntry(_ call: BoardView.Call, isFresh: Bool, in line: Area, _ paper: RGB) {
        let number = BoardText(call.number.text)
        let style = Palette.number.on(paper)
        grid.write(number, in: line, isFresh ? style.reversed : style)
        let label = BoardText(call.window)
        let around = words.window(label)
        // The column of windows stands right of `A3-01`, further right only behind a longer number.
        var column = max(6, number.width + 1)
        if !around.before.isEmpty { column += grid.write(around.before, in: line, indent: column, word(paper)) + 1 }
        if !around.after.isEmpty { column += max(0, 2 - label.width) }
        column += grid.write(label, in: line, indent: column, word(paper))
        column += grid.write(around.after, in: line, indent: column, word(paper))
        let service = BoardText(call.service)
        if line.columns - column - 1 >= min(8, service.width) {
            grid.write(service, in: line, indent: column + 1, Palette.quiet.on(paper))
        }
    }

    private func word(_ paper: RGB) -> CellStyle { Palette.word.on(paper) }

    /// `不动产登记   12`.
    private mutating func paintQueue(_ queue: BoardView.Queue, in line: Area, _ paper: RGB) {
        let count = BoardText(String(queue.waiting))
        let column = line.columns - count.width
        var place = line
        place.columns = max(0, column - 1)
        grid.write(BoardText(queue.service), in: place, Palette.ground.on(paper))
        grid.write(count, in: line, indent: column, word(paper))
    }

    /// The column at the side: numbers to come, missed numbers, and the lines as far as there is room, page by page.
    mutating func paintSide(_ area: Area) {
        let view = scene.view
        var row = 0
        let inner = area.inset(columns: 1)
        for (heading, numbers, most) in [
            (words.next, view?.next ?? [], 1), (words.missed, view?.missed ?? [], max(1, (area.rows - 5) / 3)),
        ] where !numbers.isEmpty && row + 2 <= area.rows {
            grid.write(heading, in: inner.line(row), Palette.quiet)
            row += 1
            let style = heading == words.next ? Palette.number : Palette.ground
            row += paintNumbers(numbers, in: inner, from: row, most: min(most, area.rows - row), style)
        }
        let queues = view?.queues ?? []
        // Before the first call the lines stand in the large list.
        guard !queues.isEmpty, view?.calls.isEmpty == false, row + 2 <= area.rows else { return }
        grid.write(words.waiting, in: inner.line(row), Palette.quiet)
        row += 1
        let rows = area.rows - row
        let page = scene.page(of: (queues.count + rows - 1) / rows)
        for (index, queue) in queues.dropFirst(page * rows).prefix(rows).enumerated() {
            paintQueue(queue, in: inner.line(row + index), Palette.navy)
        }
    }

    /// Writes numbers into at most `most` rows from `first` on; returns the rows used.
    private mutating func paintNumbers(
        _ numbers: [TicketNumber],
        in area: Area,
        from first: Int,
        most: Int,
        _ style: CellStyle
    ) -> Int {
        var (row, column) = (0, 0)
        for number in numbers {
            let text = BoardText(number.text)
            if column > 0, column + text.width > area.columns { (row, column) = (row + 1, 0) }
            guard row < most else { break }
            column += grid.write(text, in: area.line(first + row), indent: column, style) + 2
        }
        return min(row + 1, most)
    }

    /// One row that shows in turn the numbers to come, the missed ones, and the lines; without a column at the side.
    mutating func paintPages(in line: Area) {
        guard let view = scene.view else { return }
        var pages: [(heading: BoardText, items: [BoardText], style: CellStyle)] = []
        if !view.next.isEmpty {
            pages.append((words.next, view.next.map { BoardText($0.text) }, Palette.number))
        }
        if !view.missed.isEmpty {
            pages.append((words.missed, view.missed.map { BoardText($0.text) }, Palette.word))
        }
        if !view.queues.isEmpty, !view.calls.isEmpty {
            pages.append((words.waiting, view.queues.map { BoardText("\($0.service) \($0.waiting)") }, Palette.word))
        }
        guard !pages.isEmpty else { return }
        let page = pages[scene.page(of: pages.count)]
        var column = grid.write(page.heading, in: line, Palette.quiet) + 1
        for item in page.items where column + item.width <= line.columns {
            column += grid.write(item, in: line, indent: column, page.style) + 2
        }
    }
}
