// SPDX-License-Identifier: Apache-2.0
import Rows

/// The statements about complaints, prepared once.
final class ComplaintStatements {
    let insert, complaint, known, ofCenter, openOfPerson, move, write, insertStep, steps: Statement

    init(_ connection: Connection) throws(RowsError) {
        insert = try connection.prepare(
            """
            INSERT INTO complaint (center, source, work_order, intent, received, stage, person) \
            VALUES (?,?,?,?,?,?,?) RETURNING id
            """,
            label: "receive complaint"
        )
        complaint = try connection.prepare(
            "SELECT id, center, source, work_order, received, stage, postponed, said FROM complaint WHERE id = ?",
            label: "read complaint"
        )
        known = try connection.prepare(
            "SELECT id FROM complaint WHERE intent = ? OR work_order = ?",
            label: "find complaint"
        )
        ofCenter = try connection.prepare(
            """
            SELECT id, center, source, work_order, received, stage, postponed, said FROM complaint \
            WHERE (?1 IS NULL OR center = ?1) AND id < ?2 AND (?3 = 0 OR ended IS NULL) ORDER BY id DESC LIMIT ?4
            """,
            label: "list complaints"
        )
        openOfPerson = try connection.prepare(
            "SELECT id FROM complaint WHERE person = ?1 AND ended IS NULL AND (?2 IS NULL OR center = ?2)",
            label: "find complaints of person"
        )
        move = try connection.prepare(
            "UPDATE complaint SET stage = ?, postponed = ?, ended = ? WHERE id = ?",
            label: "move complaint"
        )
        write = try connection.prepare("UPDATE complaint SET said = ? WHERE id = ?", label: "write complaint")
        insertStep = try connection.prepare("INSERT INTO complaint_step VALUES (?,?,?,?,?)", label: "move complaint")
        steps = try connection.prepare(
            "SELECT at, staff, step, note FROM complaint_step WHERE complaint = ? ORDER BY rowid",
            label: "read complaint"
        )
    }
}
