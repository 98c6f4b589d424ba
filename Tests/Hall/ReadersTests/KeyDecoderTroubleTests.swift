// SPDX-License-Identifier: Apache-2.0
import Ports
import Testing

@testable import Readers

/// Keys that are no scan: a person's, half ones, and those the kernel lost.
struct `Keys that are no scan` {
    @Test(arguments: ScanEnd.allCases)
    func `a person at the keyboard is noticed, and types no code`(end: ScanEnd) {
        var typist = Typist(end: end)
        for pause in [120, 200, 350, 480] {
            let outcomes = typist.type("2 3 4 5 6 7 8 9 28 15", pause: .milliseconds(pause)) + typist.rest(.seconds(1))
            #expect(outcomes == [.typed], "a key in \(pause) ms")
        }
    }

    @Test func `a person who ponders is told of once for each stretch, and never read`() {
        var typist = Typist()
        let outcomes = typist.type("2 3 4 5 28", pause: .milliseconds(700)) + typist.rest(.seconds(1))
        #expect(outcomes == [.typed, .typed, .typed, .typed])
    }

    @Test func `a scanner is read again when the person rests`() {
        var typist = Typist()
        #expect(typist.type("30 48", pause: .milliseconds(300)) == [.typed])
        #expect(typist.rest(.milliseconds(490)) == [])
        #expect(typist.type("30 48 46 32 28") == [], "still the person's")
        #expect(typist.rest(.milliseconds(500)) == [])
        #expect(typist.type("30 48 46 32 28") == [.text("abcd")])
    }

    @Test(arguments: ["30 48 drop 30 sync 46 32 28", "drop sync 46 32 28", "30 drop sync 46 28", "30 drop sync"])
    func `events that were lost take their scan with them, and no other`(script: String) {
        var typist = Typist()
        #expect(typist.type(script) + typist.rest(.milliseconds(500)) == [.unfinished])
        #expect(typist.decoder.asksForHeldKeys)
        typist.decoder.know(held: [])
        #expect(!typist.decoder.asksForHeldKeys)
        #expect(typist.type("30 48 28") == [.text("ab")])
    }

    @Test func `keys held through a loss are known anew`() {
        var typist = Typist()
        #expect(typist.type("42+ 30 drop sync 28") == [.unfinished])
        #expect(typist.type("30 28") == [.text("a")], "shift is not assumed")
        typist.decoder.know(held: [42, 30])
        #expect(typist.type("30 28 42- 30 28") == [.text("A"), .text("a")])
    }

    @Test func `what is under way as the keyboard is taken is nobody's scan`() {
        var typist = Typist()
        typist.decoder.know(held: [30], isOpening: true)
        #expect(typist.decoder.isMidScan)
        #expect(typist.type("30- 48 46 28") == [])
        #expect(typist.rest(.milliseconds(500)) == [])
        #expect(typist.type("30 48 28") == [.text("ab")])
        typist.decoder.know(held: [], isOpening: true)
        #expect(!typist.decoder.isMidScan)
    }

    @Test func `half a scan is forgotten when it is given up`() {
        var typist = Typist(layout: .fr)
        #expect(typist.type("16 26") == [])
        typist.decoder.discard()
        #expect(typist.type("16 28") == [.text("a")])
    }

    /// Events with the kernel's times, each press `pause` after the last.
    private func timed(_ script: String, pause: Duration, from start: MonotonicTime) -> [InputEvent] {
        var time = start
        return keys(script).map { event in
            if event.type == InputEvent.key, event.value == 1 { time = time.advanced(by: pause) }
            return InputEvent(type: event.type, code: event.code, value: event.value, time: time)
        }
    }

    @Test func `what is read late and all at once is judged by the kernel's times`() {
        let start = MonotonicTime(nanoseconds: 1_000_000_000)
        let late = start.advanced(by: .seconds(30))
        var decoder = KeyDecoder()
        let scanner = timed("2 3 4 5 6 28", pause: .milliseconds(90), from: start)
        #expect(decoder.push(scanner, at: late) == [.text("12345")])
        let person = timed("2 3 4 5 28", pause: .milliseconds(200), from: start.advanced(by: .seconds(2)))
        #expect(decoder.push(person, at: late) == [.typed])
    }

    @Test func `a pause between two scans that are read at once ends the first`() {
        var habits = KeyDecoder.Habits()
        habits.end = .pause
        var decoder = KeyDecoder(habits: habits)
        let start = MonotonicTime(nanoseconds: 1_000_000_000)
        let second = start.advanced(by: .seconds(1))
        let events =
            timed("2 3 4 5", pause: .milliseconds(5), from: start)
            + timed("6 7 8 9", pause: .milliseconds(5), from: second)
        #expect(decoder.push(events, at: second) == [.text("1234")])
        #expect(decoder.silence() == .text("5678"))
    }

    @Test func `nothing that a keyboard can send breaks the decoder or makes a long code`() {
        var generator = SplitMix64(seed: 1)
        for round in 0..<200 {
            var decoder = KeyDecoder()
            let events = (0..<300).map { _ in
                InputEvent(
                    type: .random(in: 0...4, using: &generator),
                    code: .random(in: 0...130, using: &generator),
                    value: .random(in: -1...3, using: &generator)
                )
            }
            var outcomes = decoder.push(events, at: MonotonicTime(nanoseconds: Int64(round)))
            if let last = decoder.silence() { outcomes.append(last) }
            _ = decoder.silence()
            #expect(!decoder.isMidScan)
            for case .text(let text) in outcomes { #expect(text.unicodeScalars.count <= 300) }
        }
    }
}
