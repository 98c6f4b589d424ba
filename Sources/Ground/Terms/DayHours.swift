// SPDX-License-Identifier: Apache-2.0

/// A date of the calendar that is not as its weekday: a holiday, a make-up workday (调休), an extended session.
package struct DayHours: Sendable, Equatable, Hashable, Codable {
    /// When it is open, in local minutes since midnight: ascending, apart from each other; empty on a holiday.
    package let sessions: [Range<Int>]
    /// Whether it counts as a working day for due dates.
    package let isWorkday: Bool

    /// Accepts sessions that are ascending, apart from each other and within a day, otherwise nil.
    package init?(sessions: [Range<Int>], isWorkday: Bool) {
        guard OpeningHours.isOrdered(sessions) else { return nil }
        (self.sessions, self.isWorkday) = (sessions, isWorkday)
    }

    package init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        let hours = DayHours(
            sessions: try container.decode([Range<Int>].self, forKey: .sessions),
            isWorkday: try container.decode(Bool.self, forKey: .isWorkday)
        )
        guard let hours else {
            throw DecodingError.dataCorruptedError(
                forKey: .sessions,
                in: container,
                debugDescription: "sessions must be in order and within a day"
            )
        }
        self = hours
    }

    private enum CodingKeys: String, CodingKey {
        case sessions, isWorkday
    }
}
