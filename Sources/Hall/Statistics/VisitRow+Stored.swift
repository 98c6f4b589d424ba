// SPDX-License-Identifier: Apache-2.0
import Queueing
import Rows
import Terms

extension VisitRow {
    /// Reads a row of `visits`; `.unexpectedColumn` at names that nobody wrote.
    init(_ stored: borrowing Row, _ day: BusinessDay) throws(RowsError) {
        let slot = try Self.slot(stored.optionalInteger(6), stored.optionalInteger(7))
        var announced: ClosedRange<Int>?
        if let least = try stored.optionalInteger(8), let most = try stored.optionalInteger(9), least <= most {
            announced = Int(least)...Int(most)
        }
        try self.init(
            ticket: TicketID(day: day, number: Self.made(TicketNumber(text: stored.text(1)), 1)),
            kind: Self.made(VisitKind(rawValue: stored.text(2)), 2),
            service: Self.made(ServiceID(stored.text(3)), 3),
            hour: Int(stored.integer(4)),
            issued: Timestamp(milliseconds: stored.integer(5)),
            slot: slot,
            announced: announced
        )
        window = try stored.optionalText(10).flatMap { WindowID($0) }
        staff = try stored.optionalText(11).flatMap { StaffID($0) }
        callClass = try stored.optionalText(12).flatMap(CallClass.init(rawValue:))
        firstCall = try stored.optionalInteger(13).map(Timestamp.init(milliseconds:))
        served = try stored.optionalInteger(14).map(Timestamp.init(milliseconds:))
        serviceSeconds = Int(try stored.integer(15))
        ended = try stored.optionalInteger(16).map(Timestamp.init(milliseconds:))
        end = try stored.optionalText(17).flatMap(VisitEnd.init(rawValue:))
        outcome = try stored.optionalText(18).flatMap(FinishOutcome.init(rawValue:))
        recalls = Int(try stored.integer(19))
        misses = Int(try stored.integer(20))
        requeues = Int(try stored.integer(21))
        transfers = Int(try stored.integer(22))
        rating = try stored.optionalInteger(23).flatMap { Rating(rawValue: Int($0)) }
        verification = try stored.optionalText(24).flatMap(Verification.Result.init(rawValue:))
    }

    private static func slot(_ start: Int64?, _ end: Int64?) throws(RowsError) -> TimeSlot? {
        guard let start, let end else { return nil }
        let slot = TimeSlot(start: Timestamp(milliseconds: start), end: Timestamp(milliseconds: end))
        return try made(slot, 6)
    }

    private static func made<T>(_ value: T?, _ column: Int) throws(RowsError) -> T {
        guard let value else { throw .unexpectedColumn(column, during: "read visits") }
        return value
    }
}
