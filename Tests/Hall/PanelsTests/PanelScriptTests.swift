// SPDX-License-Identifier: Apache-2.0
import Ports
import Terms
import Testing

@testable import Panels
@testable import Queueing

struct PanelScriptTests {
    /// A script with its clock, and a hall in which every call stands until it is said to be over.
    private struct Stage {
        var script: PanelScript
        var now = MonotonicTime(nanoseconds: 1_000_000_000_000)
        var seconds = 0.0
        var standing: [PanelCall] = []
        var position: Int64 = 0

        init(rows: Int, isPresent: Bool = true) {
            script = PanelScript(rowCount: rows)
            if isPresent { script.returned(at: now) }
        }

        mutating func call(_ number: String, _ window: String) throws {
            let call = try Sample.call(number, window, after: seconds)
            standing.removeAll { $0.window == window }
            standing.insert(call, at: 0)
            tell([.called(call)])
        }

        mutating func tell(_ changes: [PanelNews.Change] = []) {
            position += 1
            let wall = Timestamp(milliseconds: Sample.moment.timestamp.milliseconds + Int64(seconds * 1000))
            let news = PanelNews(position: Position(position), now: wall, changes: changes, standing: standing)
            script.take(news, at: now)
        }

        mutating func pass(_ duration: Double) {
            seconds += duration
            now = now.advanced(by: .milliseconds(Int64(duration * 1000)))
            script.advance(to: now)
        }

        /// The panel shows the page at once.
        mutating func show() -> [String] {
            script.confirm(script.callsOnPage, at: now)
            return numbers
        }

        var numbers: [String] { script.callsOnPage.map { "\($0.number)→\($0.window)" } }
    }

    @Test
    func `a call is not pushed out by one that comes at once after it`() throws {
        var stage = Stage(rows: 1)
        try stage.call("A001", "1")
        #expect(stage.show() == ["A001→1"])
        stage.pass(0.5)
        try stage.call("A002", "2")
        #expect(stage.show() == ["A001→1"])
        stage.pass(4.4)
        #expect(stage.show() == ["A001→1"])
        stage.pass(0.1)
        #expect(stage.show() == ["A002→2"])
    }

    @Test
    func `a turn begins when the panel shows it, not before`() throws {
        var stage = Stage(rows: 1)
        try stage.call("A001", "1")
        try stage.call("A002", "2")
        stage.pass(30)
        #expect(stage.show() == ["A001→1"])
        stage.pass(5)
        #expect(stage.show() == ["A002→2"])
    }

    @Test
    func `a newer call of the same window takes the place of the older at once`() throws {
        var stage = Stage(rows: 1)
        try stage.call("A001", "1")
        _ = stage.show()
        stage.pass(1)
        try stage.call("A002", "1")
        #expect(stage.show() == ["A002→1"])
    }

    @Test
    func `rows stand newest first, and go when their visitors are done`() throws {
        var stage = Stage(rows: 3)
        for (number, window) in [("A001", "1"), ("A002", "2"), ("A003", "3")] {
            try stage.call(number, window)
            _ = stage.show()
            stage.pass(1)
        }
        #expect(stage.numbers == ["A003→3", "A002→2", "A001→1"])
        stage.standing.removeAll { $0.window == "2" }
        stage.tell()
        #expect(stage.numbers == ["A003→3", "A002→2", "A001→1"], "its turn is not over")
        stage.pass(5)
        #expect(stage.numbers == ["A003→3", "A001→1"])
    }

    @Test
    func `a call that was taken back is not shown any more`() throws {
        var stage = Stage(rows: 1)
        try stage.call("A001", "1")
        try stage.call("A002", "2")
        stage.standing = []
        stage.tell([.withdrawn(try Sample.number("A001")), .withdrawn(try Sample.number("A002"))])
        #expect(stage.show() == [])
        #expect(stage.script.page(at: stage.now) == PanelPage([.welcome], count: 1))
    }

    @Test
    func `after an absence only what is fresh is news, and the rest stands as it is`() throws {
        var stage = Stage(rows: 2, isPresent: false)
        try stage.call("A001", "1")
        try stage.call("A002", "2")
        stage.pass(50)
        try stage.call("A003", "3")
        try stage.call("A004", "3")
        stage.pass(20)
        stage.script.returned(at: stage.now)
        #expect(stage.show() == ["A004→3", "A002→2"])
        let rows = stage.script.page(at: stage.now).rows
        let isNews = rows.map { row in if case .call(_, _, let isNews) = row { isNews } else { false } }
        #expect(isNews == [true, false])
        #expect(stage.script.backlog == 0)
    }

    @Test
    func `a call whose turn was cut short by an absence has it anew`() throws {
        var stage = Stage(rows: 1)
        try stage.call("A001", "1")
        _ = stage.show()
        stage.pass(1)
        stage.script.away(at: stage.now)
        try stage.call("A002", "2")
        stage.pass(10)
        stage.script.returned(at: stage.now)
        #expect(stage.show() == ["A001→1"])
        stage.pass(5)
        #expect(stage.show() == ["A002→2"])
    }

    @Test
    func `a call that comes back by an undo is no news`() throws {
        var stage = Stage(rows: 1)
        try stage.call("A001", "1")
        _ = stage.show()
        stage.pass(6)
        let call = stage.standing
        stage.standing = []
        stage.tell()
        #expect(stage.show() == [])
        stage.standing = call
        stage.tell([.withdrawn(try Sample.number("A001"))])
        #expect(stage.script.backlog == 0)
        #expect(stage.numbers == ["A001→1"])
    }

    @Test
    func `thirty windows that call at once all have their turn within a minute`() throws {
        var stage = Stage(rows: 1)
        for window in 1...30 { try stage.call("A0\(window + 10)", "\(window)") }
        var seen: [String] = []
        for _ in 0..<600 {
            for number in stage.show() where !seen.contains(number) { seen.append(number) }
            stage.pass(0.1)
        }
        #expect(seen.count == 30)
        #expect(stage.script.backlog == 0)
    }

    @Test
    func `a window's panel says what the window does`() throws {
        var stage = Stage(rows: 2)
        func news(_ mode: WindowBoard.Mode, _ number: String?, _ standing: [PanelCall]) throws -> PanelNews {
            PanelNews(
                position: Position(1),
                now: Sample.moment.timestamp,
                standing: standing,
                window: WindowBoard(
                    window: try Sample.window("3"),
                    label: "3",
                    zone: nil,
                    mode: mode,
                    number: try number.map(Sample.number),
                    service: nil,
                    calls: 1,
                    clerk: nil,
                    position: Position(1)
                )
            )
        }
        let heading = PanelRow.window(label: "3", staff: nil)
        for (mode, row) in [(WindowBoard.Mode.closed, PanelRow.closed), (.paused, .paused), (.idle, .welcome)] {
            stage.script.take(try news(mode, nil, []), at: stage.now)
            #expect(stage.script.page(at: stage.now) == PanelPage([heading, row], count: 2))
        }
        let call = try Sample.call("A007", "3")
        stage.script.take(try news(.calling, "A007", [call]), at: stage.now)
        let shown = PanelRow.call(number: call.number, window: "3", isNews: true)
        #expect(stage.script.page(at: stage.now) == PanelPage([heading, shown], count: 2))
        stage.script.confirm([call], at: stage.now)
        stage.script.take(try news(.serving, "A007", [call]), at: stage.now)
        #expect(stage.script.page(at: stage.now) == PanelPage([heading, shown], count: 2), "its turn is not over")
        stage.pass(5)
        #expect(stage.script.page(at: stage.now) == PanelPage([heading, .serving(call.number)], count: 2))
        stage.script.take(try news(.idle, nil, []), at: stage.now)
        #expect(stage.script.page(at: stage.now) == PanelPage([heading, .welcome], count: 2))
    }

    @Test
    func `the page changes by itself when the script says, and not otherwise`() throws {
        var stage = Stage(rows: 2)
        try stage.call("A001", "1")
        _ = stage.show()
        var page = stage.script.page(at: stage.now)
        for _ in 0..<4 {
            guard let due = stage.script.nextChange(after: stage.now) else { break }
            let gap = Double(stage.now.duration(to: due).wholeMilliseconds) / 1000
            stage.pass(gap - 0.001)
            #expect(stage.script.page(at: stage.now) == page)
            stage.pass(0.001)
            page = stage.script.page(at: stage.now)
        }
        #expect(stage.script.nextChange(after: stage.now) == nil)
        #expect(page.rows[0] == .call(number: try Sample.number("A001"), window: "1", isNews: false))
    }
}
