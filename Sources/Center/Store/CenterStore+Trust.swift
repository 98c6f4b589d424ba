// SPDX-License-Identifier: Apache-2.0
import Rows
package import Terms
package import Vault

// Who may connect as a hall.
extension CenterStore {
    /// The wrong secrets after which a code is void.
    package static let codeTries = 10

    /// Keeps the digest of a new code for `hall`, in place of one from before.
    package func setCode(_ digest: [UInt8], for hall: HallID, until: Timestamp) throws(StoreError) {
        try writing("set code") { () throws(StoreError) in
            guard try self.hall(hall) != nil else { throw .unknownHall(hall) }
            try reading { () throws(RowsError) in
                try trustRows.setCode.run(.text(hall.text), .blob(digest), .integer(until.milliseconds))
            }
        }
    }

    /// Spends the code of `hall` on the request with the digest `request`; false for a code that is wrong, spent or over.
    ///
    /// The same request may come again: its answer was lost.
    package func spendCode(
        _ digest: [UInt8],
        of hall: HallID,
        for request: [UInt8],
        at now: Timestamp
    ) throws(StoreError) -> Bool {
        try writing("spend code") { () throws(StoreError) in
            let code = try reading { () throws(RowsError) in
                try trustRows.code.first(.text(hall.text)) { row throws(RowsError) in
                    (
                        digest: try row.blob(0), endsAt: try row.integer(1), tries: try row.integer(2),
                        request: try row.optionalBlob(3)
                    )
                }
            }
            guard let code, now.milliseconds < code.endsAt, code.tries < Self.codeTries else { return false }
            // Digests of 80 random bits: where they differ first says nothing of the secret.
            guard code.digest == digest else {
                try reading { () throws(RowsError) in try trustRows.tried.run(.text(hall.text)) }
                return false
            }
            guard code.request == nil || code.request == request else { return false }
            try reading { () throws(RowsError) in try trustRows.spent.run(.blob(request), .text(hall.text)) }
            return true
        }
    }

    /// Notes a certificate that was issued to `hall` by enrolment: whatever it had before is revoked at once, and its feed
    /// begins anew with the bookings from `since` on.
    package func enrolled(
        _ facts: CertificateFacts,
        of hall: HallID,
        since: Timestamp,
        at now: Timestamp
    ) throws(StoreError) {
        try writing("note enrolment") { () throws(StoreError) in
            guard let registered = try self.hall(hall) else { throw .unknownHall(hall) }
            try note(facts, of: hall, at: now)
            _ = try revokeOthers(than: facts.fingerprint, of: hall, .enrolledAnew, at: now)
            try restartFeed(of: registered, since: since)
        }
    }

    /// Notes a certificate that takes the place of `current`, which stays good until the new one is seen.
    package func renewed(
        _ facts: CertificateFacts,
        of hall: HallID,
        under current: String,
        at now: Timestamp
    ) throws(StoreError) {
        try writing("note renewal") { () throws(StoreError) in
            // What was renewed before and never used is not waited for any longer.
            _ = try revokeOthers(than: current, of: hall, .superseded, at: now)
            try note(facts, of: hall, at: now)
        }
    }

    /// The certificate with that fingerprint, if it is one of `hall`'s.
    package func certificate(_ fingerprint: String, of hall: HallID) throws(StoreError) -> HallCertificate? {
        try reading { () throws(RowsError) in
            try trustRows.certificate.first(.text(fingerprint), .text(hall.text)) { row throws(RowsError) in
                try HallCertificate(row)
            }
        }
        .map { found throws(StoreError) in try intact(found, "hall_certificate") }
    }

    /// Every certificate of `hall`, newest first.
    package func certificates(of hall: HallID) throws(StoreError) -> [HallCertificate] {
        let found = try reading { () throws(RowsError) in
            try trustRows.certificates.rows(.text(hall.text)) { row throws(RowsError) in try HallCertificate(row) }
        }
        return try found.map { one throws(StoreError) in try intact(one, "hall_certificate") }
    }

    /// Notes that `hall` has connected with a certificate for the first time: those before it have done their service.
    package func used(_ fingerprint: String, of hall: HallID, at now: Timestamp) throws(StoreError) {
        try writing("note use") { () throws(StoreError) in
            try reading { () throws(RowsError) in
                try trustRows.seen.run(.integer(now.milliseconds), .text(fingerprint))
            }
            _ = try revokeOthers(than: fingerprint, of: hall, .superseded, at: now)
        }
    }

    /// Revokes every certificate of `hall`; returns how many there were.
    package func revokeCertificates(of hall: HallID, at now: Timestamp) throws(StoreError) -> Int {
        try writing("revoke certificates") { () throws(StoreError) in
            guard try self.hall(hall) != nil else { throw .unknownHall(hall) }
            // A poll that is held is to end now, and be refused.
            announced.insert(hall)
            return try revokeOthers(than: "", of: hall, .revoked, at: now)
        }
    }

    private func note(_ facts: CertificateFacts, of hall: HallID, at now: Timestamp) throws(StoreError) {
        try reading { () throws(RowsError) in
            try trustRows.insert.run(
                .text(facts.fingerprint),
                .text(hall.text),
                .text(facts.serial),
                .integer(now.milliseconds),
                .integer(facts.until.milliseconds)
            )
        }
    }

    private func revokeOthers(
        than fingerprint: String,
        of hall: HallID,
        _ reason: HallCertificate.Revocation,
        at now: Timestamp
    ) throws(StoreError) -> Int {
        try reading { () throws(RowsError) in
            try trustRows.revokeOthers.rows(
                .integer(now.milliseconds),
                .text(reason.rawValue),
                .text(hall.text),
                .text(fingerprint)
            ) { row throws(RowsError) in try row.text(0) }.count
        }
    }
}

extension HallCertificate {
    /// Reads a row of `SELECT * FROM hall_certificate`.
    fileprivate init?(_ row: borrowing Row) throws(RowsError) {
        guard let hall = HallID(try row.text(1)) else { return nil }
        let reason = try row.optionalText(7)
        self.init(
            hall: hall,
            serial: try row.text(2),
            fingerprint: try row.text(0),
            issuedAt: Timestamp(milliseconds: try row.integer(3)),
            endsAt: Timestamp(milliseconds: try row.integer(4)),
            seenAt: try row.optionalInteger(5).map { Timestamp(milliseconds: $0) },
            revokedAt: try row.optionalInteger(6).map { Timestamp(milliseconds: $0) },
            reason: reason.flatMap(Revocation.init(rawValue:))
        )
        guard reason == nil || self.reason != nil else { return nil }
    }
}
