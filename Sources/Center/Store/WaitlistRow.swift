// SPDX-License-Identifier: Apache-2.0
import Booking
import Rows
import Terms

/// A row of `waitlist`, without its wishes, which stand in a table of their own.
struct WaitlistRow {
    let id: WaitlistID
    let center: CenterID
    let service: ServiceID
    let item: ItemCode?
    let principal: PersonTag
    let maskedName: String
    let madeAt: Timestamp
    let standing: WaitlistEntry.Standing
    let missed: Int
    let booking: BookingNumber?

    /// Reads a row of `SELECT * FROM waitlist`.
    init?(_ row: borrowing Row) throws(RowsError) {
        guard let id = WaitlistID(try row.text(1)), let center = CenterID(try row.text(3)),
            let service = ServiceID(try row.text(4)), let principal = PersonTag(text: try row.text(6)),
            let standing = WaitlistEntry.Standing(rawValue: try row.text(12))
        else { return nil }
        (self.id, self.center, self.service, self.principal, self.standing) = (id, center, service, principal, standing)
        item = try row.optionalText(5).flatMap { ItemCode($0) }
        maskedName = try row.text(7)
        madeAt = Timestamp(milliseconds: try row.integer(11))
        missed = Int(try row.integer(13))
        booking = try row.optionalText(14).flatMap { BookingNumber(text: $0) }
    }

    /// Joins the row and its wishes.
    func entry(wishes: [TimeSlot]) -> WaitlistEntry {
        WaitlistEntry(
            id: id,
            center: center,
            service: service,
            item: item,
            wishes: wishes,
            principal: principal,
            maskedName: maskedName,
            madeAt: madeAt,
            standing: standing,
            missed: missed,
            booking: booking
        )
    }
}
