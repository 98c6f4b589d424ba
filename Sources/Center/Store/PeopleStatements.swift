// SPDX-License-Identifier: Apache-2.0
import Rows

/// The statements that find what the center has of one person, prepared once.
final class PeopleStatements {
    let asPrincipal, asAgent, closedComplaints, places: Statement

    init(_ connection: Connection) throws(RowsError) {
        asPrincipal = try connection.prepare(
            "SELECT * FROM booking WHERE principal_tag = ?1 AND (?2 IS NULL OR center = ?2) ORDER BY number LIMIT ?3",
            label: "find bookings of person"
        )
        asAgent = try connection.prepare(
            "SELECT * FROM booking WHERE agent_tag = ?1 AND (?2 IS NULL OR center = ?2) ORDER BY number LIMIT ?3",
            label: "find bookings of person"
        )
        places = try connection.prepare(
            "SELECT * FROM waitlist WHERE principal_tag = ?1 AND (?2 IS NULL OR center = ?2) ORDER BY seq LIMIT ?3",
            label: "find places of person"
        )
        closedComplaints = try connection.prepare(
            """
            SELECT id FROM complaint WHERE person = ?1 AND ended IS NOT NULL AND said IS NOT NULL \
            AND (?2 IS NULL OR center = ?2)
            """,
            label: "find complaints of person"
        )
    }
}
