// SPDX-License-Identifier: Apache-2.0
import Rows

/// The statements about what halls report and what people say of cases, prepared once.
final class ReportStatements {
    let set, report, reports, keepChange, trimChanges, changes, closeCase, closings: Statement

    init(_ connection: Connection) throws(RowsError) {
        set = try connection.prepare(
            "INSERT INTO hall_report VALUES (?,?,?) ON CONFLICT (hall) DO UPDATE SET at = excluded.at, body = excluded.body",
            label: "keep report"
        )
        report = try connection.prepare("SELECT at, body FROM hall_report WHERE hall = ?", label: "read report")
        reports = try connection.prepare("SELECT hall, at, body FROM hall_report", label: "list reports")
        keepChange = try connection.prepare(
            "INSERT OR REPLACE INTO hall_report_change VALUES (?,?,?)",
            label: "keep change"
        )
        trimChanges = try connection.prepare(
            """
            DELETE FROM hall_report_change WHERE hall = ?1 AND at < \
            (SELECT at FROM hall_report_change WHERE hall = ?1 ORDER BY at DESC LIMIT 1 OFFSET ?2)
            """,
            label: "trim changes"
        )
        changes = try connection.prepare(
            "SELECT at, body FROM hall_report_change WHERE hall = ? ORDER BY at DESC LIMIT ?",
            label: "list changes"
        )
        closeCase = try connection.prepare("INSERT OR IGNORE INTO case_closing VALUES (?,?,?,?,?)", label: "close case")
        closings = try connection.prepare("SELECT * FROM case_closing", label: "list closings")
    }
}
