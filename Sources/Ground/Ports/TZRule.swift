// SPDX-License-Identifier: Apache-2.0
import Terms

/// The footer of a TZif file: a POSIX TZ string such as `CST-8` or `CET-1CEST,M3.5.0,M10.5.0/3`, for the time after the
/// table (POSIX XBD 8.3, with the hours of -167…167 that RFC 8536 section 3.3.1 adds).
struct TZRule: Hashable, Sendable {
    /// The day of a year on which the offset changes.
    enum Day: Hashable, Sendable {
        /// `Mm.w.d`: weekday d (0 = Sunday) of week w (5 = last) of month m.
        case weekday(month: Int, week: Int, weekday: Int)
        /// `Jn`: day 1–365, 29 February never counted.
        case julian(Int)
        /// `n`: day 0–365, 29 February counted.
        case ordinal(Int)
    }

    struct Change: Hashable, Sendable {
        let day: Day
        /// Seconds after local midnight.
        let time: Int
    }

    struct Summer: Hashable, Sendable {
        let offset: Int
        let start: Change
        let end: Change
    }

    /// Seconds east of UTC in standard time.
    let offset: Int
    let summer: Summer?

    /// Reads the whole of `text`, nil if it is not such a rule.
    init?(_ text: some Sequence<UInt8>) {
        var reader = TZRuleReader(text)
        guard reader.skipName(), let west = reader.time(limit: 24) else { return nil }
        offset = -west
        guard !reader.isAtEnd else {
            summer = nil
            return
        }
        guard reader.skipName() else { return nil }
        var summerOffset = offset + 3600
        if !reader.take(",") {
            guard let west = reader.time(limit: 24), reader.take(",") else { return nil }
            summerOffset = -west
        }
        guard let start = reader.change(), reader.take(","), let end = reader.change(), reader.isAtEnd else {
            return nil
        }
        summer = Summer(offset: summerOffset, start: start, end: end)
    }

    /// Seconds east of UTC at `time`, in seconds since 1970-01-01T00:00:00Z.
    func offset(at time: Int64) -> Int {
        guard let summer else { return offset }
        let year = BusinessDay(daysSinceEpoch: Int((time + Int64(offset)).flooredQuotient(by: 86_400))).year
        let start = summer.start.time(inYear: year) - Int64(offset)
        let end = summer.end.time(inYear: year) - Int64(summer.offset)
        // In the south summer spans the turn of the year.
        let isSummer = start < end ? (start..<end).contains(time) : !(end..<start).contains(time)
        return isSummer ? summer.offset : offset
    }
}

extension TZRule.Change {
    /// Local seconds since 1970-01-01T00:00:00 at which the change falls.
    fileprivate func time(inYear year: Int) -> Int64 { Int64(dayNumber(inYear: year)) * 86_400 + Int64(time) }

    private func dayNumber(inYear year: Int) -> Int {
        switch day {
        case .weekday(let month, let week, let weekday):
            let first = Self.days(to: year, month)
            let next = month == 12 ? Self.days(to: year + 1, 1) : Self.days(to: year, month + 1)
            // 1970-01-01 was a Thursday, weekday 4.
            let firstWeekday = (first + 4) - (first + 4).flooredQuotient(by: 7) * 7
            let found = first + (weekday - firstWeekday + 7) % 7 + (week - 1) * 7
            return found < next ? found : found - 7
        case .julian(let number):
            let isLeap = Self.days(to: year + 1, 1) - Self.days(to: year, 1) == 366
            return Self.days(to: year, 1) + number - (isLeap && number >= 60 ? 0 : 1)
        case .ordinal(let number): return Self.days(to: year, 1) + number
        }
    }

    /// Days from 1970-01-01 to the first of a month.
    private static func days(to year: Int, _ month: Int) -> Int {
        BusinessDay(year: min(max(year, 1), 9999), month: month, day: 1)?.daysSinceEpoch ?? 0
    }
}
