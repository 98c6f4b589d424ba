// SPDX-License-Identifier: Apache-2.0
import Booking
import Rows
import Terms

extension BookingRecord {
    /// Reads a row of `SELECT * FROM booking`, nil when it holds what this program cannot have written.
    init?(_ row: borrowing Row) throws(RowsError) {
        guard let number = BookingNumber(text: try row.text(0)), let center = CenterID(try row.text(1)),
            let service = ServiceID(try row.text(2)),
            let slot = TimeSlot(
                start: Timestamp(milliseconds: try row.integer(3)),
                end: Timestamp(milliseconds: try row.integer(4))
            ),
            let standing = BookingStanding(rawValue: try row.text(5)),
            let principal = try PersonMark(row, from: 6, isUnit: try row.integer(18) != 0)
        else { return nil }
        self.init(
            number: number,
            center: center,
            service: service,
            slot: slot,
            principal: principal,
            agent: try PersonMark(row, from: 10),
            standing: standing
        )
        if let hall = try row.optionalText(14).flatMap({ HallID($0) }), let at = try row.optionalInteger(15) {
            claim = Claim(hall: hall, at: Timestamp(milliseconds: at))
        }
        if let hall = try row.optionalText(16).flatMap({ HallID($0) }),
            let ticket = try row.optionalText(17).flatMap({ TicketID(text: $0) })
        {
            exchange = Exchange(hall: hall, ticket: ticket)
        }
        try readOrigin(row)
    }
}

extension BookingRecord {
    /// Reads how the booking came and went, columns 19–27.
    fileprivate mutating func readOrigin(_ row: borrowing Row) throws(RowsError) {
        item = try row.optionalText(19).flatMap { ItemCode($0) }
        channel = BookingChannel(rawValue: try row.text(20)) ?? .imported
        madeAt = try row.optionalInteger(21).map { Timestamp(milliseconds: $0) }
        staff = try row.optionalText(22).flatMap { StaffID($0) }
        intent = try row.optionalText(23).flatMap { IntentKey(text: $0) }
        (terms, moves) = (Int(try row.integer(24)), Int(try row.integer(25)))
        endedAt = try row.optionalInteger(26).map { Timestamp(milliseconds: $0) }
        holdsUnit = try row.integer(27) != 0
    }
}

extension PersonMark {
    /// Reads tag, masked name and last-four tag from three columns, nil when there is no such person.
    fileprivate init?(_ row: borrowing Row, from column: Int, isUnit: Bool = false) throws(RowsError) {
        guard let tag = try row.optionalText(column).flatMap({ PersonTag(text: $0) }),
            let maskedName = try row.optionalText(column + 1),
            let lastFour = try row.optionalText(column + 2).flatMap({ LastFourTag(text: $0) })
        else { return nil }
        self.init(tag: tag, maskedName: maskedName, lastFour: lastFour, isUnit: isUnit)
    }
}
