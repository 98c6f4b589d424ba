// SPDX-License-Identifier: Apache-2.0
import Rows

/// The statements behind lists of bookings, prepared once.
final class BookingListStatements {
    let ofCenter: Statement

    init(_ connection: Connection) throws(RowsError) {
        ofCenter = try connection.prepare(
            """
            SELECT * FROM booking WHERE center = ?1 AND slot_start >= ?2 AND slot_start < ?3 \
            AND (?4 IS NULL OR service = ?4) AND (?5 IS NULL OR standing = ?5) \
            AND (slot_start, number) > (?6, ?7) ORDER BY slot_start, number LIMIT ?8
            """,
            label: "list bookings"
        )
    }
}
