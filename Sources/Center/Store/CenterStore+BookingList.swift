// SPDX-License-Identifier: Apache-2.0
package import Booking
import Rows
package import Terms

extension CenterStore {
    /// The bookings of a center for one day by slot and number, those after `last`.
    package func bookings(
        at center: CenterID,
        on day: BusinessDay,
        service: ServiceID?,
        standing: BookingStanding?,
        after last: BookingRecord?,
        limit: Int,
        now: Moment
    ) throws(StoreError) -> [BookingRecord] {
        let found = try reading { () throws(RowsError) in
            try listRows.ofCenter.rows(
                .text(center.text),
                .integer(day.begin(in: now).milliseconds),
                .integer(day.advanced(byDays: 1).begin(in: now).milliseconds),
                .orNull(service?.text),
                .orNull(standing?.rawValue),
                .integer(last?.slot.start.milliseconds ?? .min),
                .text(last?.number.text ?? ""),
                .integer(Int64(limit))
            ) { row throws(RowsError) in try BookingRecord(row) }
        }
        return try found.map { record throws(StoreError) in try intact(record, "booking") }
    }
}
