// SPDX-License-Identifier: Apache-2.0
import Rows

/// The statements about changes of rules, prepared once.
final class RuleStatements {
    let changes, insert: Statement

    init(_ connection: Connection) throws(RowsError) {
        changes = try connection.prepare(
            "SELECT name, value, effective, made_at, staff, note FROM rule_change ORDER BY seq",
            label: "read rules"
        )
        insert = try connection.prepare(
            "INSERT INTO rule_change (name, value, effective, made_at, staff, note) VALUES (?,?,?,?,?,?)",
            label: "change rule"
        )
    }
}
