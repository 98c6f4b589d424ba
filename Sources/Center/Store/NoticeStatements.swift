// SPDX-License-Identifier: Apache-2.0
import Rows

/// The statements about posted notices, prepared once.
final class NoticeStatements {
    let post, takeDown, notices: Statement

    init(_ connection: Connection) throws(RowsError) {
        post = try connection.prepare(
            "INSERT INTO posted_notice (kind, center, title, body, posted, staff) VALUES (?,?,?,?,?,?) RETURNING id",
            label: "post notice"
        )
        takeDown = try connection.prepare(
            "DELETE FROM posted_notice WHERE id = ? AND (?2 IS NULL OR center = ?2)",
            label: "take notice down"
        )
        notices = try connection.prepare(
            """
            SELECT id, kind, center, title, body, posted FROM posted_notice WHERE kind = ?1 \
            AND (?2 IS NULL OR center = ?2) ORDER BY id DESC LIMIT ?3
            """,
            label: "list notices"
        )
    }
}
