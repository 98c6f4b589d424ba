// SPDX-License-Identifier: Apache-2.0
import Rows

/// The statements about when halls gave a sign of life, prepared once.
final class HallContactStatements {
    let lastContact, extend, begin, contactIn, factIn, lastFact, forget: Statement

    init(_ connection: Connection) throws(RowsError) {
        lastContact = try connection.prepare(
            "SELECT since, until FROM hall_contact WHERE hall = ? ORDER BY since DESC LIMIT 1",
            label: "read contact"
        )
        extend = try connection.prepare(
            "UPDATE hall_contact SET until = ? WHERE hall = ? AND since = ?",
            label: "extend contact"
        )
        begin = try connection.prepare(
            "INSERT INTO hall_contact VALUES (?,?,?) ON CONFLICT (hall, since) DO UPDATE SET until = excluded.until",
            label: "begin contact"
        )
        contactIn = try connection.prepare(
            "SELECT 1 FROM hall_contact WHERE hall = ?1 AND since <= ?3 AND until >= ?2 LIMIT 1",
            label: "find contact"
        )
        factIn = try connection.prepare(
            "SELECT 1 FROM fact WHERE hall = ? AND at BETWEEN ? AND ? LIMIT 1",
            label: "find fact of time"
        )
        lastFact = try connection.prepare(
            "SELECT at FROM fact WHERE hall = ? ORDER BY position DESC LIMIT 1",
            label: "read last fact"
        )
        forget = try connection.prepare("DELETE FROM hall_contact WHERE until < ?", label: "forget contacts")
    }
}
