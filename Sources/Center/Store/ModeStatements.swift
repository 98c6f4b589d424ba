// SPDX-License-Identifier: Apache-2.0
import Rows

/// The statements about the booking-only mode, prepared once.
final class ModeStatements {
    let mode, modes, open, insert, update, due, caps, cap, setCap, booked, visits: Statement

    init(_ connection: Connection) throws(RowsError) {
        mode = try connection.prepare("SELECT * FROM mode WHERE id = ?", label: "read mode")
        modes = try connection.prepare(
            "SELECT * FROM mode WHERE (?1 IS NULL OR center = ?1) ORDER BY id DESC LIMIT ?2",
            label: "list modes"
        )
        open = try connection.prepare(
            "SELECT * FROM mode WHERE center = ? AND stage IN ('proposed', 'confirmed') ORDER BY start",
            label: "find open modes"
        )
        insert = try connection.prepare(
            """
            INSERT INTO mode (center, notice, text, published, start, "end", proposed_by, proposed_at, stage, \
            lowered_cap, lowered_reason) VALUES (?,?,?,?,?,?,?,?,?,?,?) RETURNING id
            """,
            label: "propose mode"
        )
        update = try connection.prepare(
            """
            UPDATE mode SET confirmed_by = ?, confirmed_at = ?, stage = ?, ended_at = ?, ended_by = ?, \
            restore_notice = ? WHERE id = ?
            """,
            label: "change mode"
        )
        due = try connection.prepare(
            "SELECT * FROM mode WHERE stage IN ('proposed', 'confirmed') AND \"end\" <= ? ORDER BY id",
            label: "find modes that end"
        )
        caps = try connection.prepare("SELECT * FROM mode_cap WHERE mode = ? ORDER BY day", label: "list caps")
        cap = try connection.prepare("SELECT * FROM mode_cap WHERE mode = ? AND day = ?", label: "read cap")
        setCap = try connection.prepare("INSERT OR REPLACE INTO mode_cap VALUES (?,?,?,?,?,?)", label: "set cap")
        booked = try connection.prepare(
            """
            SELECT count(*) FROM booking WHERE center = ? AND slot_start >= ? AND slot_start < ? \
            AND standing IN ('booked', 'exchanged', 'accepted', 'done') AND number <> ?
            """,
            label: "count bookings of a day"
        )
        visits = try connection.prepare(
            """
            SELECT hall, window, service, CASE WHEN serving_at IS NOT NULL THEN (finished_at - serving_at) / 1000 END \
            FROM visit WHERE center = ? AND day >= ? AND window IS NOT NULL
            """,
            label: "read handling times"
        )
    }
}
