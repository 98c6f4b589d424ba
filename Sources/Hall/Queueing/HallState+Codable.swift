// SPDX-License-Identifier: Apache-2.0
import Terms

extension HallState: Codable {
    private enum CodingKeys: String, CodingKey {
        case position, newest, day, previousDay, centerCursor, notice
        case today, before, serials, windows, bookings, answersToday, answersBefore, handling, calls, missed
    }

    /// Reads a snapshot and makes the lists anew; throws `DecodingError`.
    package init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        position = try container.decode(Position.self, forKey: .position)
        newest = try container.decodeIfPresent(Moment.self, forKey: .newest)
        day = try container.decodeIfPresent(BusinessDay.self, forKey: .day)
        previousDay = try container.decodeIfPresent(BusinessDay.self, forKey: .previousDay)
        centerCursor = try container.decode(Int64.self, forKey: .centerCursor)
        notice = try container.decodeIfPresent(String.self, forKey: .notice)
        today = try container.decode(DayBook.self, forKey: .today)
        before = try container.decode(DayBook.self, forKey: .before)
        serials = try container.decode([TicketPrefix: Int].self, forKey: .serials)
        windows = try container.decode([WindowID: WindowState].self, forKey: .windows)
        answersToday = try container.decode([IntentKey: StoredAnswer].self, forKey: .answersToday)
        answersBefore = try container.decode([IntentKey: StoredAnswer].self, forKey: .answersBefore)
        handling = try container.decode([ServiceID: [Int]].self, forKey: .handling)
        calls = try container.decode([CurrentCall].self, forKey: .calls)
        missed = try container.decode([TicketID].self, forKey: .missed)
        lists = HallLists(of: today.tickets)
        for booking in try container.decode([Booking].self, forKey: .bookings) { keep(booking) }
    }

    /// Writes a snapshot; what the lists hold follows from it.
    package func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(position, forKey: .position)
        try container.encodeIfPresent(newest, forKey: .newest)
        try container.encodeIfPresent(day, forKey: .day)
        try container.encodeIfPresent(previousDay, forKey: .previousDay)
        try container.encode(centerCursor, forKey: .centerCursor)
        try container.encodeIfPresent(notice, forKey: .notice)
        try container.encode(today, forKey: .today)
        try container.encode(before, forKey: .before)
        try container.encode(serials, forKey: .serials)
        try container.encode(windows, forKey: .windows)
        try container.encode(Array(bookings.values), forKey: .bookings)
        try container.encode(answersToday, forKey: .answersToday)
        try container.encode(answersBefore, forKey: .answersBefore)
        try container.encode(handling, forKey: .handling)
        try container.encode(calls, forKey: .calls)
        try container.encode(missed, forKey: .missed)
    }
}
