// SPDX-License-Identifier: Apache-2.0
import Queueing
import Terms
import Testing

@testable import Board

struct BoardSceneTests {
    @Test(
        arguments: [
            (0, 0), (2999, 0), (3249, 0), (3250, 1), (3500, 2), (3000 + 250 * 57, 57), (3000 + 250 * 58, 0),
            (3000 + 250 * 58 + 3250, 1), (-5, 0),
        ] as [(Int64, Int)]
    )
    func `a long notice rests, then moves a column every quarter second, and comes round`(age: Int64, columns: Int) {
        #expect(BoardScene.scroll(width: 50, columns: 38, cycle: 58, age: age) == columns)
    }

    @Test
    func `a notice that fits stands still`() {
        #expect(BoardScene.scroll(width: 38, columns: 38, cycle: 46, age: 100_000) == 0)
    }

    @Test
    func `the whole of a long notice passes by`() {
        let notice = "今日下午15:00起系统维护，不动产登记业务暂停办理，请合理安排时间；咨询电话：0371-12345678。"
        let screen = Samples.screen(Samples.board(notice: notice))
        var seen = Set<String>()
        for step in Int64(0)..<200 {
            let scene = screen.scene(at: Samples.time(step * 250))
            let grid = BoardPainter.paint(scene, size: TerminalSize(columns: 40, rows: 11))
            let row = grid.row(10).filter { $0.part != .right }.map(\.scalar)
            seen.insert(String(String.UnicodeScalarView(row)))
        }
        for word in ["今日下午15:00起系统", "不动产登记业务暂停", "0371-12345678。"] {
            #expect(seen.contains { $0.contains(word) }, "\(word)")
        }
    }

    @Test
    func `one row shows numbers to come, missed numbers and lines in turn`() {
        let screen = Samples.screen(Samples.board())
        let pages = (Int64(0)..<4).map { page in
            let scene = screen.scene(at: Samples.time(page * BoardScene.pageMilliseconds))
            let row = BoardPainter.paint(scene, size: TerminalSize(columns: 40, rows: 11)).row(6)
            return String(String.UnicodeScalarView(row.filter { $0.part != .right }.map(\.scalar)))
        }
        #expect(pages[0].hasPrefix(" 即将呼叫 A024  B109  A025"))
        #expect(pages[1].hasPrefix(" 过号 A019  B101  C010  A011  D001"))
        #expect(pages[2].hasPrefix(" 等候 企业开办 12  不动产登记 31"))
        #expect(pages[3] == pages[0])
    }

    @Test
    func `more lines than rows are shown page by page`() {
        let queues = (1...9).map { BoardView.Queue(service: "业务\($0)", waiting: $0) }
        let screen = Samples.screen(Samples.board(queues: queues))
        var seen = Set<String>()
        for page in Int64(0)..<9 {
            let scene = screen.scene(at: Samples.time(page * BoardScene.pageMilliseconds))
            let grid = BoardPainter.paint(scene, size: TerminalSize(columns: 64, rows: 18))
            let text = String(String.UnicodeScalarView(grid.cells.filter { $0.part != .right }.map(\.scalar)))
            for queue in queues where text.contains(queue.service) { seen.insert(queue.service) }
        }
        #expect(seen.count == 9)
    }
}
