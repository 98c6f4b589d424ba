// SPDX-License-Identifier: Apache-2.0
import Rows

/// The statements about what came up from halls, prepared once.
final class FactStatements {
    let insertFact, facts, insertCase, cases, oneCase: Statement

    init(_ connection: Connection) throws(RowsError) {
        insertFact = try connection.prepare("INSERT INTO fact VALUES (?,?,?,?,?)", label: "store fact")
        facts = try connection.prepare(
            "SELECT position, at, staff, body FROM fact WHERE hall = ? AND position > ? ORDER BY position LIMIT ?",
            label: "read facts"
        )
        insertCase = try connection.prepare("INSERT INTO booking_case VALUES (?,?,?,?,?)", label: "note case")
        oneCase = try connection.prepare(
            "SELECT hall, position, kind, booking, ticket FROM booking_case WHERE hall = ? AND position = ?",
            label: "read case"
        )
        cases = try connection.prepare(
            "SELECT hall, position, kind, booking, ticket FROM booking_case ORDER BY hall, position",
            label: "list cases"
        )
    }
}
