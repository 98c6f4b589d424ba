// SPDX-License-Identifier: Apache-2.0
import Rows

/// The statements about consent texts, what visitors send ahead, and feedback, prepared once.
final class PortalStatements {
    let consentVersion, consentText, insertConsent: Statement
    let form, saveForm, deleteForm, review, saveReview, deleteReview, reviews: Statement
    let moveMaterials, materials, material, insertMaterial, deleteMaterial, materialsUntil, materialIDs: Statement
    let oldForms, oldReviews, oldFeedback: Statement
    let feedback, insertFeedback, answerFeedback, listFeedback: Statement

    init(_ connection: Connection) throws(RowsError) {
        consentVersion = try connection.prepare(Self.consentVersionText, label: "find consent text")
        consentText = try connection.prepare(
            "SELECT chinese, english, cancel_lead, early_window FROM consent_text WHERE version = ?",
            label: "read consent text"
        )
        insertConsent = try connection.prepare(Self.insertConsentText, label: "store consent text")
        form = try connection.prepare("SELECT answers FROM visit_form WHERE booking = ?", label: "read form")
        saveForm = try connection.prepare("REPLACE INTO visit_form VALUES (?,?,?)", label: "save form")
        deleteForm = try connection.prepare("DELETE FROM visit_form WHERE booking = ?", label: "delete form")
        deleteReview = try connection.prepare("DELETE FROM pre_review WHERE booking = ?", label: "delete review")
        moveMaterials = try connection.prepare(
            "UPDATE material SET booking = ? WHERE booking = ?",
            label: "move materials"
        )
        review = try connection.prepare("SELECT * FROM pre_review WHERE booking = ?", label: "read review")
        saveReview = try connection.prepare("REPLACE INTO pre_review VALUES (?,?,?,?,?)", label: "save review")
        reviews = try connection.prepare(Self.reviewsText, label: "list reviews")
        materials = try connection.prepare(
            "SELECT * FROM material WHERE booking = ? ORDER BY at, id",
            label: "list materials"
        )
        material = try connection.prepare("SELECT * FROM material WHERE id = ?", label: "read material")
        insertMaterial = try connection.prepare("INSERT INTO material VALUES (?,?,?,?,?,?,?)", label: "store material")
        deleteMaterial = try connection.prepare("DELETE FROM material WHERE id = ?", label: "delete material")
        materialsUntil = try connection.prepare(
            "SELECT * FROM material WHERE until <= ? ORDER BY until LIMIT ?",
            label: "list old materials"
        )
        materialIDs = try connection.prepare("SELECT id FROM material ORDER BY id", label: "list files of materials")
        oldForms = try connection.prepare("DELETE FROM visit_form WHERE at <= ? RETURNING 1", label: "delete old forms")
        oldReviews = try connection.prepare(
            "DELETE FROM pre_review WHERE at <= ? RETURNING 1",
            label: "delete old reviews"
        )
        oldFeedback = try connection.prepare(
            "DELETE FROM feedback WHERE answered_at <= ? RETURNING 1",
            label: "delete old feedback"
        )
        feedback = try connection.prepare("SELECT * FROM feedback WHERE receipt = ?", label: "read feedback")
        insertFeedback = try connection.prepare(
            "INSERT INTO feedback VALUES (?,?,?,?,?,NULL,NULL,NULL)",
            label: "store feedback"
        )
        answerFeedback = try connection.prepare(
            "UPDATE feedback SET answer = ?, answered_at = ?, staff = ? WHERE receipt = ?",
            label: "answer feedback"
        )
        listFeedback = try connection.prepare(Self.listFeedbackText, label: "list feedback")
    }

    private static let consentVersionText: StaticString = """
        SELECT version FROM consent_text WHERE chinese = ? AND english = ? AND cancel_lead = ? \
        AND early_window = ?
        """

    private static let insertConsentText: StaticString = """
        INSERT INTO consent_text (since, chinese, english, cancel_lead, early_window) VALUES (?,?,?,?,?) \
        RETURNING version
        """

    private static let reviewsText: StaticString = """
        SELECT p.*, b.center FROM pre_review p JOIN booking b ON b.number = p.booking WHERE p.state = ? \
        AND (b.center = ? OR ? IS NULL) ORDER BY p.at, p.booking LIMIT ?
        """

    private static let listFeedbackText: StaticString = """
        SELECT * FROM feedback WHERE (center = ? OR ? IS NULL) ORDER BY answered_at IS NOT NULL, at DESC, receipt \
        LIMIT ?
        """
}
