// SPDX-License-Identifier: Apache-2.0
import Rows

/// The statements about bookings and their numbers, prepared once.
final class BookingStatements {
    let booking, bookingOfTicket, sameBooking, insertBooking, updateBooking, bookingsFrom, serial, setSerial: Statement

    init(_ connection: Connection) throws(RowsError) {
        booking = try connection.prepare("SELECT * FROM booking WHERE number = ?", label: "read booking")
        bookingOfTicket = try connection.prepare(
            "SELECT number FROM booking WHERE exchange_hall = ? AND exchange_ticket = ?",
            label: "find booking of ticket"
        )
        sameBooking = try connection.prepare(
            """
            SELECT number FROM booking WHERE principal_tag = ? AND slot_start = ? AND slot_end = ? AND center = ? \
            AND service = ? AND standing NOT IN ('cancelled', 'rescheduled') ORDER BY number LIMIT 1
            """,
            label: "find same booking"
        )
        insertBooking = try connection.prepare(
            "INSERT INTO booking VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)",
            label: "make booking"
        )
        updateBooking = try connection.prepare(
            """
            UPDATE booking SET service = ?, slot_start = ?, slot_end = ?, standing = ?, claim_hall = ?, claim_at = ?, \
            exchange_hall = ?, exchange_ticket = ? WHERE number = ?
            """,
            label: "change booking"
        )
        bookingsFrom = try connection.prepare(
            "SELECT number FROM booking WHERE center = ? AND slot_start >= ? ORDER BY slot_start, number",
            label: "list bookings"
        )
        serial = try connection.prepare("SELECT last FROM serial WHERE day = ?", label: "read serial")
        setSerial = try connection.prepare(
            "INSERT INTO serial VALUES (?,?) ON CONFLICT (day) DO UPDATE SET last = excluded.last",
            label: "raise serial"
        )
    }
}
