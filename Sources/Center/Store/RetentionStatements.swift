// SPDX-License-Identifier: Apache-2.0
import Rows

/// The statements that delete what is no longer needed, prepared once.
final class RetentionStatements {
    let named, forget, forgetAgent, forgetNotes, forgetForm, forgetReview, endMaterials: Statement
    let noShows, deleteAppeal, deleteNoShow, listings, places, deleteWishes, deleteOffers, deletePlace: Statement
    let complaints, forgetComplaint, forgetComplaintNotes, feedback, leads, insertRun, runs: Statement

    // An empty blob stands where a person was sealed, and zeros for a tag: they match nobody.
    init(_ connection: Connection) throws(RowsError) {
        named = try connection.prepare(
            "SELECT number FROM booking WHERE principal_sealed <> x'' AND slot_end < ? ORDER BY slot_end LIMIT ?",
            label: "find named bookings"
        )
        forget = try connection.prepare(
            """
            UPDATE booking SET principal_tag = ?2, principal_masked = '', principal_last_four = ?3, \
            principal_sealed = x'', intent = NULL, network = NULL WHERE number = ?1
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
        forgetForm = try connection.prepare("DELETE FROM visit_form WHERE booking = ?", label: "forget form")
        forgetReview = try connection.prepare(
            "UPDATE pre_review SET comment = NULL WHERE booking = ?",
            label: "forget review"
        )
        // Their files are deleted by whoever keeps them, at the next turn.
        endMaterials = try connection.prepare("UPDATE material SET until = 0 WHERE booking = ?", label: "end materials")
        noShows = try connection.prepare(
            """
            SELECT booking FROM no_show_event WHERE day < ? AND NOT EXISTS (SELECT 1 FROM no_show_appeal \
            WHERE no_show_appeal.booking = no_show_event.booking AND decision IS NULL) ORDER BY day LIMIT ?
            """,
            label: "find old no-shows"
        )
        deleteAppeal = try connection.prepare("DELETE FROM no_show_appeal WHERE booking = ?", label: "delete appeal")
        deleteNoShow = try connection.prepare("DELETE FROM no_show_event WHERE booking = ?", label: "delete no-show")
        listings = try connection.prepare(
            "DELETE FROM no_show_listing WHERE ended_at IS NOT NULL AND until < ?",
            label: "delete listings"
        )
        places = try connection.prepare(
            "SELECT id FROM waitlist WHERE standing <> 'waiting' AND until < ? ORDER BY seq LIMIT ?",
            label: "find ended places"
        )
        deleteWishes = try connection.prepare("DELETE FROM waitlist_wish WHERE entry = ?", label: "delete place")
        deleteOffers = try connection.prepare("DELETE FROM waitlist_offer WHERE entry = ?", label: "delete place")
        deletePlace = try connection.prepare("DELETE FROM waitlist WHERE id = ?", label: "delete place")
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
        feedback = try connection.prepare(
            "DELETE FROM feedback WHERE receipt IN (SELECT receipt FROM feedback WHERE at < ? LIMIT ?)",
            label: "forget feedback"
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
