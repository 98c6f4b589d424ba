// SPDX-License-Identifier: Apache-2.0
import Rows

/// The statements about bookings and their numbers, prepared once.
final class BookingStatements {
    let booking, bookingOfTicket, sameBooking, insertBooking, updateBooking, bookingsFrom, serial, setSerial,
        setMovedTo, sealed, insertStep, steps: Statement

    init(_ connection: Connection) throws(RowsError) {
        booking = try connection.prepare("SELECT * FROM booking WHERE number = ?", label: "read booking")
        bookingOfTicket = try connection.prepare(
            "SELECT number FROM booking WHERE exchange_hall = ? AND exchange_ticket = ?",
            label: "find booking of ticket"
        )
        sameBooking = try connection.prepare(
            """
            SELECT number FROM booking WHERE principal_tag = ? AND slot_start = ? AND slot_end = ? AND center = ? \
            AND service = ? AND standing NOT IN ('cancelled', 'cancelled_late', 'rescheduled') ORDER BY number LIMIT 1
            """,
            label: "find same booking"
        )
        insertBooking = try connection.prepare(
            """
            INSERT INTO booking (number, center, service, slot_start, slot_end, standing, principal_tag, \
            principal_masked, principal_last_four, principal_sealed, agent_tag, agent_masked, agent_last_four, \
            agent_sealed, principal_unit, item, channel, made_at, made_by, intent, terms, moves, holds_unit) \
            VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)
            """,
            label: "make booking"
        )
        updateBooking = try connection.prepare(
            """
            UPDATE booking SET service = ?, slot_start = ?, slot_end = ?, standing = ?, claim_hall = ?, claim_at = ?, \
            exchange_hall = ?, exchange_ticket = ?, ended_at = ?, holds_unit = ? WHERE number = ?
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
        setMovedTo = try connection.prepare("UPDATE booking SET moved_to = ? WHERE number = ?", label: "move booking")
        sealed = try connection.prepare(
            "SELECT principal_sealed, agent_sealed FROM booking WHERE number = ?",
            label: "open booking"
        )
        insertStep = try connection.prepare("INSERT INTO booking_step VALUES (?,?,?,?,?)", label: "note step")
        steps = try connection.prepare(
            "SELECT at, step, by, note FROM booking_step WHERE booking = ? ORDER BY rowid",
            label: "list steps"
        )
    }
}
