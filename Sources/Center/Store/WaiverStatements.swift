// SPDX-License-Identifier: Apache-2.0
import Rows

/// The statements about waived times, prepared once.
final class WaiverStatements {
    let insert, covering, list: Statement

    init(_ connection: Connection) throws(RowsError) {
        insert = try connection.prepare(
            "INSERT INTO slot_waiver (center, service, start, end, reason, cause, staff, at) VALUES (?,?,?,?,?,?,?,?)",
            label: "declare waiver"
        )
        covering = try connection.prepare(
            """
            SELECT 1 FROM slot_waiver WHERE center = ? AND (service IS NULL OR service = ?) AND start < ? AND end > ? \
            LIMIT 1
            """,
            label: "find waiver"
        )
        list = try connection.prepare(
            """
            SELECT * FROM slot_waiver WHERE (?1 IS NULL OR center = ?1) AND end > ?2 AND start < ?3 \
            ORDER BY start, id LIMIT ?4
            """,
            label: "list waivers"
        )
    }
}
