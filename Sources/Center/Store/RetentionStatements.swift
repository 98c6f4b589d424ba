// SPDX-License-Identifier: Apache-2.0
import Rows

/// The statements that delete what is no longer needed, prepared once.
final class RetentionStatements {
    let named, forget, forgetAgent, forgetNotes, tagged, forgetTag, complaints, forgetComplaint, forgetComplaintNotes,
        leads, insertRun, runs: Statement

    // An empty blob stands where a person was sealed, and zeros for a tag: they match nobody.
    init(_ connection: Connection) throws(RowsError) {
        named = try connection.prepare(
            "SELECT number FROM booking WHERE principal_sealed <> x'' AND slot_end < ? ORDER BY slot_end LIMIT ?",
            label: "find named bookings"
        )
        forget = try connection.prepare(
            """
            UPDATE booking SET principal_masked = '', principal_last_four = ?3, principal_sealed = x'', \
            principal_tag = CASE WHEN ?4 THEN principal_tag ELSE ?2 END, intent = NULL, network = NULL \
            WHERE number = ?1
            """,
            label: "forget principal"
        )
        forgetAgent = try connection.prepare(
            """
            UPDATE booking SET agent_tag = ?2, agent_masked = '', agent_last_four = ?3, agent_sealed = x'' \
            WHERE number = ?1 AND agent_tag IS NOT NULL
            """,
            label: "forget agent"
        )
        forgetNotes = try connection.prepare(
            "UPDATE booking_step SET note = '' WHERE booking = ?",
            label: "forget notes"
        )
        tagged = try connection.prepare(
            """
            SELECT number FROM booking WHERE principal_sealed = x'' AND \
            principal_tag <> '0000000000000000000000000000000000000000000000000000000000000000' \
            AND slot_end < ? ORDER BY slot_end LIMIT ?
            """,
            label: "find tagged bookings"
        )
        forgetTag = try connection.prepare("UPDATE booking SET principal_tag = ? WHERE number = ?", label: "forget tag")
        complaints = try connection.prepare(
            "SELECT id FROM complaint WHERE said IS NOT NULL AND ended < ? ORDER BY id LIMIT ?",
            label: "find complaints"
        )
        forgetComplaint = try connection.prepare(
            "UPDATE complaint SET said = NULL, person = NULL WHERE id = ?",
            label: "forget complaint"
        )
        forgetComplaintNotes = try connection.prepare(
            "UPDATE complaint_step SET note = NULL WHERE complaint = ?",
            label: "forget complaint"
        )
        leads = try connection.prepare(
            "DELETE FROM risk_lead WHERE id IN (SELECT id FROM risk_lead WHERE period < ? ORDER BY period LIMIT ?)",
            label: "forget leads"
        )
        insertRun = try connection.prepare(
            "INSERT INTO retention_run (at, kind, before, count) VALUES (?,?,?,?)",
            label: "note deletion"
        )
        runs = try connection.prepare(
            "SELECT at, kind, before, count FROM retention_run WHERE at >= ? ORDER BY id DESC LIMIT ?",
            label: "list deletions"
        )
    }
}
