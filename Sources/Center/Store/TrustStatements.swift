// SPDX-License-Identifier: Apache-2.0
import Rows

/// The statements about who may connect, prepared once.
final class TrustStatements {
    let insert, certificate, certificates, seen, revokeOthers, setCode, code, tried, spent: Statement

    init(_ connection: Connection) throws(RowsError) {
        insert = try connection.prepare(
            "INSERT INTO hall_certificate (fingerprint, hall, serial, issued_at, ends_at) VALUES (?,?,?,?,?)",
            label: "note certificate"
        )
        certificate = try connection.prepare(
            "SELECT * FROM hall_certificate WHERE fingerprint = ? AND hall = ?",
            label: "find certificate"
        )
        certificates = try connection.prepare(
            "SELECT * FROM hall_certificate WHERE hall = ? ORDER BY issued_at DESC, fingerprint",
            label: "list certificates"
        )
        seen = try connection.prepare(
            "UPDATE hall_certificate SET seen_at = ? WHERE fingerprint = ? AND seen_at IS NULL",
            label: "note use of certificate"
        )
        revokeOthers = try connection.prepare(
            """
            UPDATE hall_certificate SET revoked_at = ?1, reason = ?2 \
            WHERE hall = ?3 AND fingerprint <> ?4 AND revoked_at IS NULL RETURNING fingerprint
            """,
            label: "revoke certificates"
        )
        setCode = try connection.prepare(
            """
            INSERT INTO enrolment_code (hall, digest, ends_at) VALUES (?,?,?) ON CONFLICT (hall) \
            DO UPDATE SET digest = excluded.digest, ends_at = excluded.ends_at, tries = 0, request = NULL
            """,
            label: "set code"
        )
        code = try connection.prepare(
            "SELECT digest, ends_at, tries, request FROM enrolment_code WHERE hall = ?",
            label: "read code"
        )
        tried = try connection.prepare("UPDATE enrolment_code SET tries = tries + 1 WHERE hall = ?", label: "count try")
        spent = try connection.prepare("UPDATE enrolment_code SET request = ? WHERE hall = ?", label: "spend code")
    }
}
