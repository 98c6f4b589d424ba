// SPDX-License-Identifier: Apache-2.0
import Booking
import Rows
import Terms

extension WaitlistOffer {
    /// Reads a row of `SELECT * FROM waitlist_offer`.
    init?(_ row: borrowing Row) throws(RowsError) {
        guard let entry = WaitlistID(try row.text(2)),
            let slot = TimeSlot(
                start: Timestamp(milliseconds: try row.integer(3)),
                end: Timestamp(milliseconds: try row.integer(4))
            ),
            let outcome = WaitlistOffer.Outcome(rawValue: try row.text(7))
        else { return nil }
        self.init(
            id: try row.integer(0),
            unit: try row.integer(1),
            entry: entry,
            slot: slot,
            madeAt: Timestamp(milliseconds: try row.integer(5)),
            until: Timestamp(milliseconds: try row.integer(6)),
            outcome: outcome
        )
    }
}
