// SPDX-License-Identifier: Apache-2.0
import FoundationEssentials
import Queueing
import Terms
import Testing

@testable import Board

/// The sign of one window on terminals of any size.
struct WindowSignTests {
    private static func shown(
        _ signs: [WindowSign],
        _ size: TerminalSize = TerminalSize(columns: 40, rows: 11),
        at steady: Int64 = 0
    ) -> TerminalEmulator {
        var screen = BoardScreen(at: Samples.time(0))
        for sign in signs { screen.receive(sign, at: Samples.time(0)) }
        var terminal = TerminalEmulator(columns: size.columns, rows: size.rows)
        terminal.feed(screen.render(size: size, now: Samples.time(steady)))
        return terminal
    }

    @Test(arguments: [
        (WindowBoard.Mode.closed, "未开放"), (.paused, "暂停服务"), (.idle, "欢迎光临"),
    ])
    func `a window without a number says what it is doing`(mode: WindowBoard.Mode, words: String) {
        let text = Self.shown([WindowSign(label: "3", mode: mode, clerk: "0102")]).text()
        #expect(text.contains("3号窗口") && text.contains(words) && text.contains("工号 0102"))
    }

    @Test
    func `a called number is drawn large, and flashes when it is new`() {
        let idle = WindowSign(label: "3", mode: .idle)
        let call = WindowSign(
            label: "3",
            mode: .calling,
            number: Samples.numbers("A023").first,
            service: "不动产登记",
            calls: 1
        )
        let (new, later) = (Self.shown([idle, call]), Self.shown([idle, call], at: 700))
        for terminal in [new, later] {
            #expect(terminal.text().contains("请到本窗口") && terminal.text().contains("不动产登记"))
            #expect(terminal.violations.isEmpty)
        }
        #expect(new.cells != later.cells, "reversed in the first half of a second")
        #expect(Self.shown([call]).cells == later.cells, "no news for a screen that has just been switched on")
        let serving = WindowSign(label: "3", mode: .serving, number: call.number)
        #expect(Self.shown([serving]).text().contains("正在办理"))
    }

    @Test
    func `it fits terminals of every size`() {
        let sign = WindowSign(
            label: "综合咨询服务台",
            mode: .calling,
            number: Samples.numbers("A10234").first,
            service: "不动产登记\u{1B}[2J（首次登记）和一切有关的业务",
            calls: 2,
            clerk: "0102"
        )
        for columns in [1, 2, 5, 8, 20, 40, 79, 120, 200] {
            for rows in [1, 2, 3, 5, 8, 11, 24, 30, 50] {
                let terminal = Self.shown([sign], TerminalSize(columns: columns, rows: rows))
                #expect(terminal.violations.isEmpty, "\(columns) × \(rows)")
                #expect(terminal.cells.allSatisfy { $0 != nil }, "\(columns) × \(rows)")
            }
        }
    }

    @Test
    func `the sign is read from what the hall sends`() throws {
        let text = """
            {"calls":1,"clerk":null,"label":"3","mode":"calling","number":"A023","service":"社保","window":"3","zone":"B"}
            """
        let sign = try JSONDecoder().decode(WindowSign.self, from: Data(text.utf8))
        let number = try #require(TicketNumber(text: "A023"))
        #expect(sign == WindowSign(label: "3", mode: .calling, number: number, service: "社保", calls: 1))
        let wrong = text.replacing("calling", with: "dancing")
        #expect(throws: DecodingError.self) { try JSONDecoder().decode(WindowSign.self, from: Data(wrong.utf8)) }
    }
}
