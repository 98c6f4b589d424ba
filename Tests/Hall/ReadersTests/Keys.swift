// SPDX-License-Identifier: Apache-2.0
import Ports

@testable import Readers

/// What a scanner types, as codes: `30` is pressed and released, `42+` goes down, `42-` up, `30*` repeats itself, `drop` is
/// SYN_DROPPED, `sync` SYN_REPORT; from `;` on it is a remark.
func keys(_ script: String) -> [InputEvent] {
    let words = script.split(separator: "\n").flatMap { $0.prefix { $0 != ";" }.split(separator: " ") }
    return words.flatMap { word -> [InputEvent] in
        func key(_ value: Int32) -> InputEvent {
            guard let code = UInt16(word.prefix { $0.isNumber }) else { preconditionFailure("no key: \(word)") }
            return InputEvent(type: InputEvent.key, code: code, value: value)
        }
        let report = InputEvent(type: InputEvent.synchronisation, code: 0, value: 0)
        switch word.last {
        case "+": return [key(1), report]
        case "-": return [key(0), report]
        case "*": return [key(2), report]
        case "p": return [InputEvent(type: InputEvent.synchronisation, code: InputEvent.dropped, value: 0)]
        case "c": return [report]
        default: return [key(1), report, key(0), report]
        }
    }
}

/// A scanner that types on a decoder, and the clock between its keys.
struct Typist {
    var decoder: KeyDecoder
    var now = MonotonicTime(nanoseconds: 0)
    private var lastPush = MonotonicTime(nanoseconds: 0)

    init(layout: KeyLayout.Name = .us, alt: AltCode.Meaning = .none, end: ScanEnd = .auto) {
        var habits = KeyDecoder.Habits()
        (habits.layout, habits.alt, habits.end) = (layout, alt, end)
        decoder = KeyDecoder(habits: habits)
    }

    /// Types a script with `pause` before each key that goes down.
    mutating func type(_ script: String, pause: Duration = .milliseconds(2)) -> [ScanOutcome] {
        var outcomes: [ScanOutcome] = []
        for event in keys(script) {
            if event.type == InputEvent.key, event.value == 1 { outcomes += rest(pause) }
            outcomes += decoder.push([event], at: now)
            lastPush = now
        }
        return outcomes
    }

    /// Lets time pass as the scanner's driver does, which ends what is under way at a pause.
    mutating func rest(_ duration: Duration) -> [ScanOutcome] {
        now = now.advanced(by: duration)
        var outcomes: [ScanOutcome] = []
        while decoder.isMidScan, lastPush.duration(to: now) >= decoder.gap {
            lastPush = lastPush.advanced(by: decoder.gap)
            if let outcome = decoder.silence() { outcomes.append(outcome) }
        }
        return outcomes
    }
}
