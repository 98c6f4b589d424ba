// SPDX-License-Identifier: Apache-2.0
import Rows

/// The statements about the audit log, prepared once; none of them changes an entry.
final class AuditStatements {
    let last, insert, entries: Statement

    init(_ connection: Connection) throws(RowsError) {
        last = try connection.prepare(
            "SELECT seq, hash FROM audit ORDER BY seq DESC LIMIT 1",
            label: "read end of audit log"
        )
        insert = try connection.prepare("INSERT INTO audit VALUES (?,?,?,?,?,?,?)", label: "write audit log")
        entries = try connection.prepare(
            "SELECT * FROM audit WHERE seq > ? ORDER BY seq LIMIT ?",
            label: "read audit log"
        )
    }
}
