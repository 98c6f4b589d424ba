// SPDX-License-Identifier: Apache-2.0
package import Terms

/// A day that is not as its weekday says (R66): of the whole city, or of one center.
package struct CalendarDay: Sendable, Equatable {
    /// What kind of day it is.
    package enum Kind: String, Sendable, Codable, CaseIterable {
        /// 法定节假日: closed, and not a working day.
        case holiday
        /// 调休: open as on another weekday, or in sessions of its own; a working day.
        case workday
        /// Closed for another reason; whether it is a working day stays as it was.
        case closed
        /// Open in these sessions instead of the usual ones: 周末服务.
        case open
        /// Open in these sessions besides the usual ones: 延时服务, 错时服务.
        case extra

        /// Its name in Chinese files.
        package var chineseName: String {
            switch self {
            case .holiday: "节假日"
            case .workday: "调休工作日"
            case .closed: "关闭"
            case .open: "另行开放"
            case .extra: "延时"
            }
        }
    }

    /// The center, nil for the whole city.
    package let center: CenterID?
    /// The date.
    package let day: BusinessDay
    /// What kind of day it is.
    package var kind: Kind
    /// The weekday whose hours a workday takes over.
    package var weekday: OpeningHours.Weekday?
    /// The sessions of a workday, an open or an extra day, in minutes since midnight.
    package var sessions: [Range<Int>]
    /// What people read: 国庆节.
    package var note: String
    /// The note in English.
    package var englishNote: String

    /// Collects the parts.
    package init(
        center: CenterID? = nil,
        day: BusinessDay,
        kind: Kind,
        weekday: OpeningHours.Weekday? = nil,
        sessions: [Range<Int>] = [],
        note: String = "",
        englishNote: String = ""
    ) {
        (self.center, self.day, self.kind, self.weekday) = (center, day, kind, weekday)
        (self.sessions, self.note, self.englishNote) = (sessions, note, englishNote)
    }

    /// What is wrong with it by itself.
    package var faults: [CatalogFault] {
        let isOrdered =
            sessions.allSatisfy { !$0.isEmpty && $0.lowerBound >= 0 && $0.upperBound <= 1440 }
            && zip(sessions, sessions.dropFirst()).allSatisfy { $0.upperBound < $1.lowerBound }
        return (isOrdered ? [] : [.malformed(.sessions, .sessions)])
            + (isComplete ? [] : [.sessionsDoNotFitKind])
            + CatalogText.faults(note, .note, limit: CatalogText.nameLimit)
            + CatalogText.faults(englishNote, .englishNote, limit: CatalogText.nameLimit)
    }

    private var isComplete: Bool {
        switch kind {
        case .holiday, .closed: weekday == nil && sessions.isEmpty
        case .workday: (weekday == nil) != sessions.isEmpty
        case .open, .extra: weekday == nil && !sessions.isEmpty
        }
    }
}

extension CalendarDay: Codable {
    package init(from decoder: any Decoder) throws {
        let members = try decoder.container(keyedBy: CodingKeys.self)
        center = try members.decodeIfPresent(CenterID.self, forKey: .center)
        day = try members.decode(BusinessDay.self, forKey: .day)
        kind = try members.decode(Kind.self, forKey: .kind)
        let weekdayName = try members.text(.weekday)
        weekday = OpeningHours.Weekday(name: weekdayName)
        let sessionsText = try members.text(.sessions)
        sessions = ClockText.spans(of: sessionsText) ?? []
        guard weekdayName.isEmpty == (weekday == nil), sessionsText.isEmpty == sessions.isEmpty else {
            throw DecodingError.dataCorruptedError(forKey: .sessions, in: members, debugDescription: "not sessions")
        }
        note = try members.text(.note)
        englishNote = try members.text(.englishNote)
    }

    package func encode(to encoder: any Encoder) throws {
        var members = encoder.container(keyedBy: CodingKeys.self)
        try members.encodeIfPresent(center, forKey: .center)
        try members.encode(day, forKey: .day)
        try members.encode(kind, forKey: .kind)
        try members.encodeIfPresent(weekday?.name, forKey: .weekday)
        if !sessions.isEmpty { try members.encode(ClockText.spans(sessions), forKey: .sessions) }
        try members.encode(note, forKey: .note)
        try members.encode(englishNote, forKey: .englishNote)
    }

    private enum CodingKeys: String, CodingKey {
        case center, day, kind, weekday, sessions, note
        case englishNote = "note_en"
    }
}

extension OpeningHours.Weekday {
    private static let names = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]

    /// `mon` to `sun`, as in texts of opening hours.
    package var name: String { Self.names[rawValue - 1] }

    /// The weekday called `name`, nil for any other text.
    package init?(name: String) {
        guard let index = Self.names.firstIndex(of: name) else { return nil }
        self = Self.allCases[index]
    }
}
