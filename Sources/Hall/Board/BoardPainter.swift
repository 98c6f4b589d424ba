// SPDX-License-Identifier: Apache-2.0
import Queueing
import Terms

/// Paints a scene into a grid of any size.
struct BoardPainter {
    let scene: BoardScene
    let words: BoardWords
    var grid: Grid

    /// Paints one frame: a pure function of its arguments.
    static func paint(_ scene: BoardScene, size: TerminalSize) -> Grid {
        var painter = BoardPainter(scene, size: size)
        if let sign = scene.sign {
            painter.paintWindow(sign)
        } else if let layout = BoardLayout(size, hasAlert: scene.staleSeconds != nil) {
            painter.paintBoard(layout)
        } else {
            painter.paintPlainList()
        }
        return painter.grid
    }

    private init(_ scene: BoardScene, size: TerminalSize) {
        self.scene = scene
        words = BoardWords(scene.options.language)
        grid = Grid(size: size, style: Palette.ground)
    }

    private mutating func paintBoard(_ layout: BoardLayout) {
        paintTitle(layout)
        let digestIsTaken = paintHero(layout)
        paintCalls(layout)
        if let side = layout.side { paintSide(side) }
        paintDigest(layout, isTaken: digestIsTaken)
    }

    private mutating func paintTitle(_ layout: BoardLayout) {
        grid.fill(layout.title, Palette.title)
        let line = layout.title.line(layout.title.rows / 2).inset(columns: layout.margin)
        let moment = scene.time.moment
        // Before the first call the time stands below, larger.
        let isIdle = scene.view?.calls.isEmpty ?? true
        let shown =
            isIdle ? [moment.day.text] : layout.isWide ? [moment.day.text, moment.clockText] : [moment.clockText]
        let clock = BoardText(shown.map { BoardText($0) }, separator: .spaces(2))
        let clockColumn = line.columns - clock.width
        grid.write(clock, in: line, indent: clockColumn, Palette.title)
        var place = line
        place.columns = max(0, clockColumn - 1)
        grid.write(BoardText(scene.view?.title ?? ""), in: place, Palette.title)
    }

    /// The row between the number and the list, and the notice; the alert takes the first that is free.
    private mutating func paintDigest(_ layout: BoardLayout, isTaken: Bool) {
        if let seconds = scene.staleSeconds {
            let place = isTaken ? layout.notice : layout.digest ?? layout.notice
            paintAlert(seconds: seconds, in: place, margin: layout.margin)
            if place == layout.notice { return }
        } else if let digest = layout.digest, !isTaken {
            paintPages(in: digest.inset(columns: layout.margin))
        }
        paintNotice(in: layout.notice, margin: layout.margin)
    }

    private mutating func paintAlert(seconds: Int64, in area: Area, margin: Int) {
        grid.fill(area, Palette.alert)
        let line = area.line(area.rows / 2).inset(columns: margin)
        let age = words.age(seconds: seconds)
        let used = grid.write(words.delayed, in: line, Palette.alert)
        if used + 1 + age.width <= line.columns {
            grid.write(age, in: line, indent: line.columns - age.width, Palette.alert)
        }
    }

    mutating func paintNotice(in area: Area, margin: Int) {
        grid.fill(area, Palette.notice)
        let line = area.line(area.rows / 2).inset(columns: margin)
        let written = BoardText(scene.view?.notice ?? "")
        let notice = written.isEmpty ? words.standingHint : written
        guard notice.width > line.columns else {
            grid.write(notice, in: line, Palette.notice)
            return
        }
        let gap = BoardText.spaces(8)
        let cycle = notice.width + gap.width
        let offset = BoardScene.scroll(width: notice.width, columns: line.columns, cycle: cycle, age: scene.noticeAge)
        let round = BoardText([notice, gap, notice])
        grid.write(round.window(from: offset, columns: line.columns), in: line, Palette.notice)
    }
}
