// SPDX-License-Identifier: Apache-2.0
import Queueing
import Terms

extension BoardPainter {
    /// Below 40 × 11: one call in a row, the newest first; the last row holds the alert or the notice.
    mutating func paintPlainList() {
        let size = grid.size
        let whole = Area(row: 0, column: 0, rows: size.rows, columns: size.columns)
        let last = whole.line(size.rows - 1)
        let calls = scene.view?.calls ?? []
        let hasFooter = size.rows >= 2
        if calls.isEmpty { grid.write(scene.view == nil ? words.connecting : words.welcome, in: whole, Palette.word) }
        for (index, call) in calls.prefix(hasFooter ? size.rows - 1 : 1).enumerated() {
            let line = whole.line(index)
            let isMarked = index == 0 ? scene.isNewestReversed : scene.isFresh(index)
            let style = isMarked ? Palette.number.reversed : Palette.number
            var column = grid.write(BoardText(call.number.text), in: line, style) + 1
            let label = BoardText(call.window)
            let around = words.window(label)
            for part in [around.before, label, around.after] where !part.isEmpty {
                column += grid.write(part, in: line, indent: column, Palette.word)
            }
        }
        guard hasFooter else { return }
        if scene.staleSeconds != nil {
            grid.fill(last, Palette.alert)
            grid.write(words.delayed, in: last, Palette.alert)
        } else {
            paintNotice(in: last, margin: 0)
        }
    }
}
