// SPDX-License-Identifier: Apache-2.0

/// Reads the parts of a POSIX TZ string from left to right; every reader leaves a wrong text unread and says nil.
struct TZRuleReader {
    private var rest: ArraySlice<UInt8>

    init(_ text: some Sequence<UInt8>) { rest = ArraySlice(Array(text)) }

    var isAtEnd: Bool { rest.isEmpty }

    /// Takes exactly this ASCII character.
    mutating func take(_ character: UnicodeScalar) -> Bool {
        guard let first = rest.first, UInt32(first) == character.value else { return false }
        rest = rest.dropFirst()
        return true
    }

    /// Skips a name of at least three letters, or of anything but `>` between `<` and `>`.
    mutating func skipName() -> Bool {
        if take("<") {
            guard let end = rest.firstIndex(of: UInt8(ascii: ">")), end - rest.startIndex >= 3 else { return false }
            rest = rest[(end + 1)...]
            return true
        }
        let name = rest.prefix { (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains($0 & 0xDF) }
        rest = rest.dropFirst(name.count)
        return name.count >= 3
    }

    /// Reads `[+|-]h[h][h][:mm[:ss]]` as seconds, hours up to `limit`.
    mutating func time(limit: Int) -> Int? {
        let sign = take("-") ? -1 : 1
        if sign == 1 { _ = take("+") }
        guard let hours = number(0...limit) else { return nil }
        var seconds = hours * 3600
        for unit in [60, 1] where take(":") {
            guard let value = number(0...59) else { return nil }
            seconds += value * unit
        }
        return sign * seconds
    }

    /// Reads `date[/time]`; the time is 02:00:00 when left out.
    mutating func change() -> TZRule.Change? {
        guard let day = day() else { return nil }
        guard take("/") else { return TZRule.Change(day: day, time: 7200) }
        return time(limit: 167).map { TZRule.Change(day: day, time: $0) }
    }

    private mutating func day() -> TZRule.Day? {
        if take("J") { return number(1...365).map { .julian($0) } }
        guard take("M") else { return number(0...365).map { .ordinal($0) } }
        guard let month = number(1...12), take("."), let week = number(1...5), take("."), let weekday = number(0...6)
        else { return nil }
        return .weekday(month: month, week: week, weekday: weekday)
    }

    private mutating func number(_ range: ClosedRange<Int>) -> Int? {
        var value: Int?
        while let digit = rest.first, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(digit), value ?? 0 < 1000 {
            value = (value ?? 0) * 10 + Int(digit - UInt8(ascii: "0"))
            rest = rest.dropFirst()
        }
        return value.flatMap { range.contains($0) ? $0 : nil }
    }
}
