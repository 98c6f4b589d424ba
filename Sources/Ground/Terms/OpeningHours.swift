// SPDX-License-Identifier: Apache-2.0

/// When a hall or a window is open: sessions of each weekday, in local minutes since midnight.
package struct OpeningHours: Sendable, Equatable, Hashable {
    /// A day of the week, Monday first (ISO 8601).
    package enum Weekday: Int, Sendable, CaseIterable, Comparable {
        case monday = 1
        case tuesday, wednesday, thursday, friday, saturday, sunday

        /// The weekday of a date.
        package init(_ day: BusinessDay) {
            // 1970-01-01 was a Thursday.
            let days = day.daysSinceEpoch + 3
            self = Self.allCases[days - days.flooredQuotient(by: 7) * 7]
        }

        package static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
    }

    /// Sessions by weekday: ascending, apart from each other, within a day.
    private let sessions: [[Range<Int>]]

    /// Opens in `week`'s sessions; nil unless each day's are ascending, apart from each other and within the day, and
    /// there is one at least.
    package init?(_ week: [Weekday: [Range<Int>]]) {
        guard week.values.allSatisfy(Self.isOrdered), week.values.contains(where: { !$0.isEmpty }) else { return nil }
        sessions = Weekday.allCases.map { week[$0] ?? [] }
    }

    private init(_ sessions: [[Range<Int>]]) { self.sessions = sessions }

    /// 09:00–12:00 and 13:00–17:00, Monday to Friday.
    package static let usual = OpeningHours(Weekday.allCases.map { $0 < .saturday ? [540..<720, 780..<1020] : [] })

    /// The sessions of a weekday.
    package subscript(weekday: Weekday) -> [Range<Int>] { sessions[weekday.rawValue - 1] }

    /// Says whether it is open at `moment`.
    package func contains(_ moment: Moment) -> Bool {
        let minute = moment.secondOfDay / 60
        return self[Weekday(moment.day)].contains { $0.contains(minute) }
    }

    /// The minutes from `moment` on, of its day, that lie in breaks until `openMinutes` open ones have passed.
    ///
    /// Waiting goes on while a hall has its lunch break; a forecast adds the break. After the day's last session nothing
    /// is added: who is in the hall then is still served.
    package func breakMinutes(from moment: Moment, spanning openMinutes: Int) -> Int {
        Self.breakMinutes(in: self[Weekday(moment.day)], from: moment.secondOfDay / 60, spanning: openMinutes)
    }

    /// The minutes from `minute` of a day with `sessions` on that lie in breaks until `openMinutes` open ones have passed.
    package static func breakMinutes(in sessions: [Range<Int>], from first: Int, spanning openMinutes: Int) -> Int {
        var minute = first
        var (left, breaks) = (openMinutes, 0)
        for session in sessions where session.upperBound > minute {
            if session.lowerBound > minute {
                // Before the first session, too: nobody is called before the doors open.
                breaks += session.lowerBound - minute
                minute = session.lowerBound
            }
            let open = session.upperBound - minute
            guard left > open else { return breaks }
            left -= open
            minute = session.upperBound
        }
        return breaks
    }

    /// Says whether sessions are ascending, apart from each other and within a day.
    static func isOrdered(_ sessions: [Range<Int>]) -> Bool {
        guard sessions.allSatisfy({ !$0.isEmpty && $0.lowerBound >= 0 && $0.upperBound <= 1440 }) else { return false }
        return zip(sessions, sessions.dropFirst()).allSatisfy { $0.upperBound < $1.lowerBound }
    }
}
