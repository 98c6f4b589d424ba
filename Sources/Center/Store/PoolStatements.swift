// SPDX-License-Identifier: Apache-2.0
import Rows

/// The statements about the release pool, prepared once.
final class PoolStatements {
    let insert, unit, unitsOfService, due, remove, removeOfSlot, overSlots: Statement

    init(_ connection: Connection) throws(RowsError) {
        insert = try connection.prepare(
            "INSERT INTO pool (center, service, start, freed_at, release_at) VALUES (?,?,?,?,?) RETURNING id",
            label: "pool number"
        )
        unit = try connection.prepare(
            """
            SELECT p.id, p.center, p.service, p.start, s."end", p.freed_at, p.release_at \
            FROM pool p JOIN slot s USING (center, service, start) WHERE p.id = ?
            """,
            label: "read pooled number"
        )
        unitsOfService = try connection.prepare(
            """
            SELECT p.id, p.center, p.service, p.start, s."end", p.freed_at, p.release_at \
            FROM pool p JOIN slot s USING (center, service, start) \
            WHERE (?1 IS NULL OR p.center = ?1) AND (?2 IS NULL OR p.service = ?2) AND p.id > ?3 ORDER BY p.id LIMIT ?4
            """,
            label: "list pooled numbers"
        )
        // A number that is offered to somebody waits for the answer.
        due = try connection.prepare(
            """
            SELECT p.id, p.center, p.service, p.start, s."end", p.freed_at, p.release_at \
            FROM pool p JOIN slot s USING (center, service, start) WHERE p.release_at <= ?1 AND s.start > ?1 \
            AND NOT EXISTS (SELECT 1 FROM waitlist_offer o WHERE o.unit = p.id AND o.outcome = 'open') \
            ORDER BY p.release_at, p.id LIMIT ?2
            """,
            label: "find due numbers"
        )
        remove = try connection.prepare("DELETE FROM pool WHERE id = ?", label: "take from pool")
        removeOfSlot = try connection.prepare(
            "DELETE FROM pool WHERE center = ? AND service = ? AND start = ?",
            label: "empty pool of slot"
        )
        overSlots = try connection.prepare(
            """
            SELECT * FROM slot WHERE "end" <= ? AND free + pooled > 0 ORDER BY "end", center, service LIMIT ?
            """,
            label: "find slots that are over"
        )
    }
}
