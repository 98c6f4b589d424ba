// SPDX-License-Identifier: Apache-2.0
import Testing

@testable import Board

struct BoardLayoutTests {
    @Test
    func `the ten-metre board is title, number, one row, three rows of calls, notice`() throws {
        let layout = try #require(BoardLayout(TerminalSize(columns: 40, rows: 11), hasAlert: false))
        #expect(layout.hero.rows == 5)
        #expect(layout.digest?.row == 6)
        #expect(layout.calls.rows == 3)
        #expect(layout.side == nil)
    }

    @Test(arguments: [(39, 11), (40, 10), (1, 1)])
    func `below 40 x 11 there is no board`(columns: Int, rows: Int) {
        #expect(BoardLayout(TerminalSize(columns: columns, rows: rows), hasAlert: false) == nil)
    }

    @Test(arguments: [false, true])
    func `the parts fill every larger grid without a gap`(hasAlert: Bool) throws {
        for rows in 11...70 {
            for columns in stride(from: 40, through: 240, by: 7) {
                let size = TerminalSize(columns: columns, rows: rows)
                let layout = try #require(BoardLayout(size, hasAlert: hasAlert))
                #expect(layout.title.row == 0 && layout.title.bottom == layout.hero.row, "\(size)")
                let digest = layout.digest
                if layout.isWide {
                    #expect(layout.hero.bottom == layout.calls.row, "\(size)")
                    #expect(layout.calls.bottom == (digest ?? layout.notice).row, "\(size)")
                    #expect(layout.side?.right == columns && layout.side?.rows == layout.calls.rows, "\(size)")
                    #expect(layout.calls.rows >= 5, "\(size)")
                } else {
                    #expect(layout.hero.bottom == digest?.row && digest?.bottom == layout.calls.row, "\(size)")
                    #expect(layout.calls.bottom == layout.notice.row && layout.calls.rows >= 3, "\(size)")
                }
                #expect(layout.hero.rows >= 5 && layout.notice.bottom == rows, "\(size)")
            }
        }
    }
}
