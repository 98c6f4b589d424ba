// SPDX-License-Identifier: Apache-2.0
import Ports
import Readers

/// What a keyboard sends, as a scanner or a person types on it.
enum KeyEvents {
    static func check(_ input: [UInt8]) throws(Broken) {
        try checkBytes(input)
        var script = ByteScript(input)
        var habits = KeyDecoder.Habits()
        habits.layout = script.oneOf(KeyLayout.Name.allCases)
        habits.alt = script.oneOf(AltCode.Meaning.allCases)
        habits.end = script.oneOf(ScanEnd.allCases)
        let pace = script.number(below: 4)
        let events = events(&script)
        try checkPieces(events, habits)
        try checkPerson(events, habits, pause: .milliseconds(120 + 90 * pace))
    }

    /// One event for two bytes: what happens, and to which key.
    private static func events(_ script: inout ByteScript) -> [InputEvent] {
        var events: [InputEvent] = []
        while !script.isAtEnd {
            let (what, code) = (script.byte(), UInt16(script.byte()))
            switch what % 16 {
            case 14: events.append(InputEvent(type: InputEvent.synchronisation, code: InputEvent.dropped, value: 0))
            case 15: events.append(InputEvent(type: InputEvent.synchronisation, code: 0, value: 0))
            case 10...12: events.append(InputEvent(type: InputEvent.key, code: code, value: 0))
            case 13: events.append(InputEvent(type: InputEvent.key, code: code, value: 2))
            default: events.append(InputEvent(type: InputEvent.key, code: code, value: 1))
            }
        }
        return events
    }

    /// The same events in other pieces are the same scans.
    private static func checkPieces(_ events: [InputEvent], _ habits: KeyDecoder.Habits) throws(Broken) {
        let now = MonotonicTime(nanoseconds: 0)
        var (whole, single) = (KeyDecoder(habits: habits), KeyDecoder(habits: habits))
        var outcomes = whole.push(events, at: now)
        let singles = events.flatMap { single.push([$0], at: now) }
        try hold(outcomes == singles, "the same events in other pieces gave other scans")
        try hold(whole.isMidScan == single.isMidScan, "the same events in other pieces left something else")
        if let last = whole.silence() { outcomes.append(last) }
        _ = whole.silence()
        try hold(!whole.isMidScan, "a rest does not end the keys")
        let presses = events.count { $0.type == InputEvent.key && $0.value == 1 }
        var characters = 0
        for outcome in outcomes {
            guard case .text(let text) = outcome else { continue }
            characters += text.unicodeScalars.count
            try hold(text.unicodeScalars.count <= KeyDecoder.capacity, "a code over the limit")
            let last = text.unicodeScalars.last?.value ?? 0
            try hold(![0, 3, 9, 10, 13].contains(last), "a code ends in what ends codes")
        }
        // ALT codes end with a release, so that the next press may follow its character; accents stand before theirs.
        try hold(characters <= 2 * presses, "more characters than keys")
        try hold(outcomes.allSatisfy { if case .scan = $0 { false } else { true } }, "keys gave bytes")
    }

    /// However a person types, no code comes of it.
    private static func checkPerson(
        _ events: [InputEvent],
        _ habits: KeyDecoder.Habits,
        pause: Duration
    ) throws(Broken) {
        var decoder = KeyDecoder(habits: habits)
        var (now, last) = (MonotonicTime(nanoseconds: 0), MonotonicTime(nanoseconds: 0))
        for event in events where event.type == InputEvent.key {
            if event.value == 1 {
                now = now.advanced(by: pause)
                while decoder.isMidScan, last.duration(to: now) >= decoder.gap {
                    last = last.advanced(by: decoder.gap)
                    try holdNoCode(decoder.silence().map { [$0] } ?? [])
                }
            }
            try holdNoCode(decoder.push([event], at: now))
            last = now
        }
    }

    private static func holdNoCode(_ outcomes: [ScanOutcome]) throws(Broken) {
        try hold(
            outcomes.allSatisfy { if case .text = $0 { false } else { true } },
            "what a person typed is taken for a code"
        )
    }

    /// Bytes of a keyboard are whole events, or none.
    private static func checkBytes(_ input: [UInt8]) throws(Broken) {
        let events = InputEvent.list(input)
        try hold(events.count == input.count / InputEvent.size, "events are lost or made up")
        try hold(InputEvent.list(events.flatMap(\.bytes)) == events, "an event is not read as it is written")
    }
}
