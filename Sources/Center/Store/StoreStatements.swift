// SPDX-License-Identifier: Apache-2.0
import Rows

/// The statements of a store, prepared once.
final class StoreStatements {
    let booking, bookingOfTicket, insertBooking, updateBooking, bookingsFrom: Statement
    let hall, halls, hallsOfCenter, insertHall, raiseCursor, heard: Statement
    let feed, clearFeed, appendFeed: Statement
    let insertFact, facts, insertCase, cases: Statement
    let serial, setSerial, notice, setNotice, clearNotice: Statement

    init(_ connection: Connection) throws(RowsError) {
        booking = try connection.prepare("SELECT * FROM booking WHERE number = ?", label: "read booking")
        bookingOfTicket = try connection.prepare(
            "SELECT number FROM booking WHERE exchange_hall = ? AND exchange_ticket = ?",
            label: "find booking of ticket"
        )
        insertBooking = try connection.prepare(
            "INSERT INTO booking VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)",
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
        hall = try connection.prepare("SELECT * FROM hall WHERE id = ?", label: "read hall")
        halls = try connection.prepare("SELECT * FROM hall ORDER BY id", label: "list halls")
        hallsOfCenter = try connection.prepare("SELECT id FROM hall WHERE center = ? ORDER BY id", label: "list halls")
        insertHall = try connection.prepare(
            """
            INSERT INTO hall (id, center, name) VALUES (?,?,?) \
            ON CONFLICT (id) DO UPDATE SET center = excluded.center, name = excluded.name
            """,
            label: "enrol hall"
        )
        raiseCursor = try connection.prepare(
            "UPDATE hall SET cursor = cursor + 1 WHERE id = ? RETURNING cursor",
            label: "raise cursor"
        )
        heard = try connection.prepare(
            "UPDATE hall SET position = ?, heard_at = ? WHERE id = ?",
            label: "note position"
        )
        feed = try connection.prepare(
            "SELECT cursor, booking, notice FROM feed WHERE hall = ? AND cursor > ? ORDER BY cursor LIMIT ?",
            label: "read feed"
        )
        clearFeed = try connection.prepare(
            "DELETE FROM feed WHERE hall = ? AND booking IS ?",
            label: "supersede change"
        )
        appendFeed = try connection.prepare("INSERT INTO feed VALUES (?,?,?,?)", label: "append change")
        insertFact = try connection.prepare("INSERT INTO fact VALUES (?,?,?,?,?)", label: "store fact")
        facts = try connection.prepare(
            "SELECT position, at, staff, body FROM fact WHERE hall = ? AND position > ? ORDER BY position LIMIT ?",
            label: "read facts"
        )
        insertCase = try connection.prepare("INSERT INTO booking_case VALUES (?,?,?,?,?)", label: "note case")
        cases = try connection.prepare(
            "SELECT hall, position, kind, booking, ticket FROM booking_case ORDER BY hall, position",
            label: "list cases"
        )
        serial = try connection.prepare("SELECT last FROM serial WHERE day = ?", label: "read serial")
        setSerial = try connection.prepare(
            "INSERT INTO serial VALUES (?,?) ON CONFLICT (day) DO UPDATE SET last = excluded.last",
            label: "raise serial"
        )
        notice = try connection.prepare("SELECT text FROM notice WHERE center = ?", label: "read notice")
        setNotice = try connection.prepare(
            "INSERT INTO notice VALUES (?,?) ON CONFLICT (center) DO UPDATE SET text = excluded.text",
            label: "set notice"
        )
        clearNotice = try connection.prepare("DELETE FROM notice WHERE center = ?", label: "clear notice")
    }
}
