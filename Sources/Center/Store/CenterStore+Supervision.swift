// SPDX-License-Identifier: Apache-2.0
import Booking
import Rows
package import Supervision
package import Terms

extension CenterStore {
    /// How often each member of staff did what supervision looks at, from one day on and before another (R56).
    package func staffActs(
        from first: BusinessDay,
        to end: BusinessDay,
        at center: CenterID?,
        now: Moment
    ) throws(StoreError) -> StaffReport {
        var counts: [StaffID: [StaffAct: Int]] = [:]
        for statement in [supervisionRows.acts, supervisionRows.deeds] {
            let found = try reading { () throws(RowsError) in
                try statement.rows(
                    .integer(first.begin(in: now).milliseconds),
                    .integer(end.begin(in: now).milliseconds),
                    .orNull(center?.text)
                ) { row throws(RowsError) in (try row.text(0), try row.text(1), Int(try row.integer(2))) }
            }
            for (actor, name, count) in found {
                guard let act = StaffAct(rawValue: name), let staff = StaffID(actor) else { throw .damaged("audit") }
                counts[staff, default: [:]][act, default: 0] += count
            }
        }
        return StaffReport(counts)
    }

    /// The bookings that staff made from one day on and before another (R5), by who made them.
    package func staffBookings(
        from first: BusinessDay,
        to end: BusinessDay,
        at center: CenterID?,
        limit: Int,
        now: Moment
    ) throws(StoreError) -> [StaffBooking] {
        let found = try reading { () throws(RowsError) in
            try supervisionRows.staffBookings.rows(
                .integer(first.begin(in: now).milliseconds),
                .integer(end.begin(in: now).milliseconds),
                .orNull(center?.text),
                .integer(Int64(limit))
            ) { row throws(RowsError) in try StaffBooking(row) }
        }
        return try found.map { booking throws(StoreError) in try intact(booking, "booking") }
    }
}

extension StaffBooking {
    /// Reads a row of the report, nil when it holds what this program cannot have written.
    fileprivate init?(_ row: borrowing Row) throws(RowsError) {
        guard let number = BookingNumber(text: try row.text(0)), let staff = StaffID(try row.text(1)),
            let channel = BookingChannel(rawValue: try row.text(2)), let center = CenterID(try row.text(3)),
            let service = ServiceID(try row.text(4)), let standing = BookingStanding(rawValue: try row.text(6))
        else { return nil }
        self.init(
            number: number,
            staff: staff,
            channel: channel,
            center: center,
            service: service,
            madeAt: Timestamp(milliseconds: try row.integer(5)),
            standing: standing,
            reason: try row.text(7)
        )
    }
}
