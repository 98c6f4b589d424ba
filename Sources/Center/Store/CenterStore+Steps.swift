// SPDX-License-Identifier: Apache-2.0
package import Booking
import Rows
package import Terms

extension CenterStore {
    /// What happened to a booking, in order.
    package func steps(of number: BookingNumber) throws(StoreError) -> [BookingStep] {
        try reading { () throws(RowsError) in
            try bookingRows.steps.rows(.text(number.text)) { row throws(RowsError) in
                BookingStep(
                    at: Timestamp(milliseconds: try row.integer(0)),
                    step: try row.text(1),
                    by: try row.text(2),
                    note: try row.text(3)
                )
            }
        }
    }

    /// Notes what happened to a booking; `by` is a member of staff, a hall, or empty; inside a transaction.
    func step(
        _ record: BookingRecord,
        _ step: String,
        by: String,
        at now: Timestamp,
        note: String = ""
    ) throws(StoreError) {
        try reading { () throws(RowsError) in
            try bookingRows.insertStep.run(
                .text(record.number.text),
                .integer(now.milliseconds),
                .text(step),
                .text(by),
                .text(note)
            )
        }
    }
}
