// SPDX-License-Identifier: Apache-2.0
import Queueing
import Terms
import Testing

@testable import Board

/// Random boards on random terminals: what must hold whatever comes.
struct BoardPropertyTests {
    @Test(arguments: [1, 2, 3, 5] as [UInt64])
    func `updates leave the terminal as a full frame would`(seed: UInt64) {
        var random = SplitMix64(seed: seed)
        var screen = BoardScreen(options: options(&random), at: Samples.time(0))
        var size = TerminalSize(columns: 80, rows: 24)
        var terminal = TerminalEmulator(columns: size.columns, rows: size.rows)
        var steady: Int64 = 0
        for step in 0..<40 {
            steady += Int64.random(in: 0...4000, using: &random)
            switch Int.random(in: 0..<8, using: &random) {
            case 0:
                size = randomSize(&random)
                terminal = TerminalEmulator(columns: size.columns, rows: size.rows)
            case 1: screen.lost(at: Samples.time(steady))
            case 2: screen.heard(at: Samples.time(steady))
            case 3...5: screen.receive(randomBoard(&random), at: Samples.time(steady))
            default: break
            }
            terminal.feed(screen.render(size: size, now: Samples.time(steady)))
            var fresh = TerminalEmulator(columns: size.columns, rows: size.rows)
            var other = screen
            other.forgetTerminal()
            fresh.feed(other.render(size: size, now: Samples.time(steady)))
            #expect(terminal.cells == fresh.cells, "seed \(seed), step \(step), \(size)")
            #expect(terminal.violations.isEmpty, "seed \(seed), step \(step): \(terminal.violations)")
            #expect(terminal.cells.allSatisfy { $0 != nil }, "seed \(seed), step \(step), \(size)")
        }
    }

    @Test(arguments: [21, 34, 55] as [UInt64])
    func `text is legible in every frame`(seed: UInt64) {
        var random = SplitMix64(seed: seed)
        for step in 0..<40 {
            var screen = Samples.screen(Samples.idle, options: options(&random))
            if Bool.random(using: &random) { screen.receive(randomBoard(&random), at: Samples.time(1000)) }
            if Bool.random(using: &random) { screen.lost(at: Samples.time(1000)) }
            let now = Samples.time(Int64.random(in: 1000...20_000, using: &random))
            let frame = BoardPainter.paint(screen.scene(at: now), size: randomSize(&random))
            for cell in frame.cells where cell.scalar != " " {
                let ratio = Contrast.ratio(cell.style.ink, cell.style.paper)
                #expect(ratio >= 7, "seed \(seed), step \(step): \(cell)")
            }
        }
    }

    @Test
    func `every size from 1 x 1 on is painted within its edges`() {
        var random = SplitMix64(seed: 144)
        let sizes = (1...14).flatMap { rows in stride(from: 1, through: 90, by: rows < 3 ? 1 : 7).map { ($0, rows) } }
        for (columns, rows) in sizes {
            var terminal = TerminalEmulator(columns: columns, rows: rows)
            var screen = Samples.screen(randomBoard(&random), options: options(&random))
            let size = TerminalSize(columns: columns, rows: rows)
            terminal.feed(screen.render(size: size, now: Samples.time(0)))
            #expect(terminal.violations.isEmpty, "\(columns)x\(rows): \(terminal.violations)")
            #expect(terminal.cells.allSatisfy { $0 != nil }, "\(columns)x\(rows)")
        }
    }

    private func options(_ random: inout SplitMix64) -> BoardOptions {
        let languages = BoardOptions.Language.allCases
        let language = languages[Int.random(in: 0..<languages.count, using: &random)]
        return BoardOptions(language: language, flashes: Bool.random(using: &random))
    }

    private func randomSize(_ random: inout SplitMix64) -> TerminalSize {
        TerminalSize(columns: Int.random(in: 1...110, using: &random), rows: Int.random(in: 1...32, using: &random))
    }

    private func randomBoard(_ random: inout SplitMix64) -> BoardView {
        let calls = (0..<Int.random(in: 0...12, using: &random)).map { _ in
            BoardView.Call(
                number: randomNumber(&random),
                window: Bool.random(using: &random)
                    ? String(Int.random(in: 1...30, using: &random)) : HostileText.random(&random, most: 6),
                service: HostileText.random(&random, most: 12),
                at: Samples.noon.timestamp.adding(seconds: -Int64.random(in: 0...90, using: &random)),
                calls: Int.random(in: 1...3, using: &random)
            )
        }
        let numbers = (0..<Int.random(in: 0...10, using: &random)).map { _ in randomNumber(&random) }
        let queues = (0..<Int.random(in: 0...15, using: &random)).map { _ in
            BoardView.Queue(
                service: HostileText.random(&random, most: 10),
                waiting: Int.random(in: 0...2000, using: &random)
            )
        }
        return Samples.board(
            title: HostileText.random(&random, most: 40),
            calls: calls,
            next: Array(numbers.prefix(3)),
            missed: numbers,
            queues: queues,
            notice: Bool.random(using: &random) ? nil : HostileText.random(&random, most: 120)
        )
    }

    private func randomNumber(_ random: inout SplitMix64) -> TicketNumber {
        let letters = (UInt8(ascii: "A")...UInt8(ascii: "Z")).compactMap { TicketPrefix(letter: $0) }
        let digits = [1, 42, 999, 1000, 99_999]
        let number = TicketNumber(
            prefix: letters[Int.random(in: 0..<letters.count, using: &random)],
            serial: digits[Int.random(in: 0..<digits.count, using: &random)],
            series: Bool.random(using: &random) ? nil : Int.random(in: 1...99, using: &random)
        )
        return number ?? Samples.usualCalls[0].number
    }
}
