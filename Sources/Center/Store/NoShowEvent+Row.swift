// SPDX-License-Identifier: Apache-2.0
import Booking
import Rows
import Terms

extension NoShowEvent {
    /// Reads a row of `SELECT * FROM no_show_event`, nil when it holds what this program cannot have written.
    init?(_ row: borrowing Row) throws(RowsError) {
        guard let booking = BookingNumber(text: try row.text(0)), let person = PersonTag(text: try row.text(1)),
            let kind = NoShowKind(rawValue: try row.text(2)), let center = CenterID(try row.text(4)),
            let service = ServiceID(try row.text(5)),
            let slot = TimeSlot(
                start: Timestamp(milliseconds: try row.integer(6)),
                end: Timestamp(milliseconds: try row.integer(7))
            ),
            let day = BusinessDay(text: try row.text(8)),
            let standing = NoShowEvent.Standing(rawValue: try row.text(13))
        else { return nil }
        self.init(
            booking: booking,
            person: person,
            kind: kind,
            halves: Int(try row.integer(3)),
            center: center,
            service: service,
            slot: slot,
            day: day,
            recordedAt: Timestamp(milliseconds: try row.integer(9)),
            evidence: NoShowEvidence(
                heardUntil: try row.optionalInteger(10).map { Timestamp(milliseconds: $0) },
                minutes: Int(try row.integer(11)),
                terms: Int(try row.integer(12))
            ),
            standing: standing,
            revision: Int(try row.integer(14))
        )
    }
}
