// SPDX-License-Identifier: Apache-2.0
import Rows

/// The statements about who may sign in, prepared once.
final class StaffStatements {
    let member, members, insert, update, delete, cities: Statement

    init(_ connection: Connection) throws(RowsError) {
        member = try connection.prepare("SELECT * FROM center_staff WHERE number = ?", label: "read staff")
        members = try connection.prepare("SELECT * FROM center_staff ORDER BY number", label: "list staff")
        insert = try connection.prepare("INSERT INTO center_staff VALUES (?,?,?,?,?,?)", label: "add staff")
        update = try connection.prepare(
            """
            UPDATE center_staff SET role = ?2, center = ?3, department = ?4, secret = ?5, disabled = ?6 \
            WHERE number = ?1
            """,
            label: "change staff"
        )
        delete = try connection.prepare("DELETE FROM center_staff WHERE number = ?", label: "remove staff")
        cities = try connection.prepare(
            "SELECT count(*) FROM center_staff WHERE role = 'city' AND disabled = 0 AND number <> ?",
            label: "count staff"
        )
    }
}
