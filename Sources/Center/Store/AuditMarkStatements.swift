// SPDX-License-Identifier: Apache-2.0
import Rows

/// The statements about marks of the audit log and its oldest part, prepared once.
final class AuditMarkStatements {
    let insert, marks, lastCheckpoint, oldest, cut: Statement

    init(_ connection: Connection) throws(RowsError) {
        insert = try connection.prepare("INSERT INTO audit_mark VALUES (?,?,?,?,?,?,?)", label: "sign audit log")
        marks = try connection.prepare(
            "SELECT * FROM audit_mark WHERE seq > ? AND kind <> 'anchor' OR kind = 'anchor' ORDER BY seq, kind",
            label: "read marks of audit log"
        )
        lastCheckpoint = try connection.prepare(
            "SELECT max(seq) FROM audit_mark WHERE kind = 'checkpoint'",
            label: "read marks of audit log"
        )
        oldest = try connection.prepare(
            "SELECT seq, at, hash FROM audit ORDER BY seq LIMIT ?",
            label: "read begin of audit log"
        )
        cut = try connection.prepare("DELETE FROM audit WHERE seq <= ?", label: "cut audit log")
    }
}
