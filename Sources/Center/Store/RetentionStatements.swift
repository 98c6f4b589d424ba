// SPDX-License-Identifier: Apache-2.0
import Rows

/// The statements that delete what is no longer needed, prepared once.
final class RetentionStatements {
    let named, forget, forgetAgent, forgetNotes, forgetForm, forgetReview, endMaterials: Statement
    let noShows, deleteAppeal, deleteNoShow, listings, places, deleteWishes, deleteOffers, deletePlace: Statement
    let complaints, forgetComplaint, forgetComplaintNotes, feedback, leads, insertRun, runs: Statement

    // An empty blob stands where a person was sealed, and zeros for a tag: they match nobody.
    init(_ connection: Connection) throws(RowsError) {
        named = try connection.prepare(Self.namedText, label: "find named bookings")
        forget = try connection.prepare(Self.forgetText, label: "forget principal")
        forgetAgent = try connection.prepare(Self.forgetAgentText, label: "forget agent")
        forgetNotes = try connection.prepare(Self.forgetNotesText, label: "forget notes")
        forgetForm = try connection.prepare("DELETE FROM visit_form WHERE booking = ?", label: "forget form")
        forgetReview = try connection.prepare(Self.forgetReviewText, label: "forget review")
        // Their files are deleted by whoever keeps them, at the next turn.
        endMaterials = try connection.prepare("UPDATE material SET until = 0 WHERE booking = ?", label: "end materials")
        noShows = try connection.prepare(Self.noShowsText, label: "find old no-shows")
        deleteAppeal = try connection.prepare("DELETE FROM no_show_appeal WHERE booking = ?", label: "delete appeal")
        deleteNoShow = try connection.prepare("DELETE FROM no_show_event WHERE booking = ?", label: "delete no-show")
        listings = try connection.prepare(Self.listingsText, label: "delete listings")
        places = try connection.prepare(Self.placesText, label: "find ended places")
        deleteWishes = try connection.prepare("DELETE FROM waitlist_wish WHERE entry = ?", label: "delete place")
        deleteOffers = try connection.prepare("DELETE FROM waitlist_offer WHERE entry = ?", label: "delete place")
        deletePlace = try connection.prepare("DELETE FROM waitlist WHERE id = ?", label: "delete place")
        complaints = try connection.prepare(Self.complaintsText, label: "find complaints")
        forgetComplaint = try connection.prepare(Self.forgetComplaintText, label: "forget complaint")
        forgetComplaintNotes = try connection.prepare(Self.forgetComplaintNotesText, label: "forget complaint")
        feedback = try connection.prepare(Self.feedbackText, label: "forget feedback")
        leads = try connection.prepare(Self.leadsText, label: "forget leads")
        insertRun = try connection.prepare(Self.insertRunText, label: "note deletion")
        runs = try connection.prepare(Self.runsText, label: "list deletions")
    }

    private static let forgetText: StaticString = """
        UPDATE booking SET principal_tag = ?2, principal_masked = '', principal_last_four = ?3, \
        principal_sealed = x'', intent = NULL, network = NULL WHERE number = ?1
        """

    private static let forgetAgentText: StaticString = """
        UPDATE booking SET agent_tag = ?2, agent_masked = '', agent_last_four = ?3, agent_sealed = x'' \
        WHERE number = ?1 AND agent_tag IS NOT NULL
        """

    private static let noShowsText: StaticString = """
        SELECT booking FROM no_show_event WHERE day < ? AND NOT EXISTS (SELECT 1 FROM no_show_appeal \
        WHERE no_show_appeal.booking = no_show_event.booking AND decision IS NULL) ORDER BY day LIMIT ?
        """

    private static let namedText: StaticString =
        "SELECT number FROM booking WHERE principal_sealed <> x'' AND slot_end < ? ORDER BY slot_end LIMIT ?"

    private static let forgetNotesText: StaticString =
        "UPDATE booking_step SET note = '' WHERE booking = ?"

    private static let forgetReviewText: StaticString =
        "UPDATE pre_review SET comment = NULL WHERE booking = ?"

    private static let listingsText: StaticString =
        "DELETE FROM no_show_listing WHERE ended_at IS NOT NULL AND until < ?"

    private static let placesText: StaticString =
        "SELECT id FROM waitlist WHERE standing <> 'waiting' AND until < ? ORDER BY seq LIMIT ?"

    private static let complaintsText: StaticString =
        "SELECT id FROM complaint WHERE said IS NOT NULL AND ended < ? ORDER BY id LIMIT ?"

    private static let forgetComplaintText: StaticString =
        "UPDATE complaint SET said = NULL, person = NULL WHERE id = ?"

    private static let forgetComplaintNotesText: StaticString =
        "UPDATE complaint_step SET note = NULL WHERE complaint = ?"

    private static let feedbackText: StaticString =
        "DELETE FROM feedback WHERE receipt IN (SELECT receipt FROM feedback WHERE at < ? LIMIT ?)"

    private static let leadsText: StaticString =
        "DELETE FROM risk_lead WHERE id IN (SELECT id FROM risk_lead WHERE period < ? ORDER BY period LIMIT ?)"

    private static let insertRunText: StaticString =
        "INSERT INTO retention_run (at, kind, before, count) VALUES (?,?,?,?)"

    private static let runsText: StaticString =
        "SELECT at, kind, before, count FROM retention_run WHERE at >= ? ORDER BY id DESC LIMIT ?"
}
