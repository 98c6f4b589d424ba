// SPDX-License-Identifier: Apache-2.0
import Rows
package import Terms
import Vault
package import Wire

// What the center signs for the halls of a center: the newest of each kind (R64, R66, R67, R47).
extension CenterStore {
    /// Signs `body` as the newest document of its kind for `center` and tells the halls; returns its version, nil when the
    /// newest says the same.
    ///
    /// `version` is given where people know it by a number; it rises in any case, also after a restored backup.
    @discardableResult
    package func publish(
        _ kind: SignedDocument.Kind,
        _ body: String,
        of center: CenterID,
        version wished: Int64? = nil,
        at now: Timestamp
    ) throws(StoreError) -> Int64? {
        try writing("publish document") { () throws(StoreError) in
            let bytes = Array(body.utf8)
            let digest = DocumentSeal.digest(of: bytes)
            let newest = try document(kind, of: center)
            guard newest?.digest != digest else { return nil }
            guard bytes.count <= SignedDocument.longestBody else { throw .damaged("document") }
            let version = max((newest?.version ?? 0) + 1, wished ?? now.seconds)
            let signature: Signature
            do throws(VaultError) {
                signature = try vault.sign(
                    SignedDocument.signedBytes(kind, center, version, now, digest: digest, length: bytes.count)
                )
            } catch { throw .vault(error) }
            let document = SignedDocument(
                kind: kind,
                center: center,
                version: version,
                issued: now,
                digest: digest,
                length: bytes.count,
                algorithm: signature.algorithm.name,
                keyID: signature.keyID,
                signature: DocumentSeal.text(of: signature),
                body: body
            )
            try keep(document)
            for hall in try halls(of: center) { try append(topic: .document(kind), to: hall) }
            return version
        }
    }

    /// The newest document of a kind, whole; nil when none was signed.
    package func document(_ kind: SignedDocument.Kind, of center: CenterID) throws(StoreError) -> SignedDocument? {
        try reading { () throws(RowsError) in
            try documentRows.newest.first(.text(center.text), .text(kind.rawValue)) { row throws(RowsError) in
                try SignedDocument(row)
            }
        }
        .map { document throws(StoreError) in try intact(document, "document") }
    }

    /// The newest document of each kind for `center`, without their bodies.
    package func documents(of center: CenterID) throws(StoreError) -> [SignedDocument] {
        let found = try reading { () throws(RowsError) in
            try documentRows.documents.rows(.text(center.text)) { row throws(RowsError) in try SignedDocument(row) }
        }
        return try found.map { document throws(StoreError) in try intact(document, "document").with(body: nil) }
    }

    private func keep(_ document: SignedDocument) throws(StoreError) {
        try reading { () throws(RowsError) in
            try documentRows.set.run(
                .text(document.center.text),
                .text(document.kind.rawValue),
                .integer(document.version),
                .integer(document.issued.milliseconds),
                .text(document.digest),
                .integer(Int64(document.length)),
                .text(document.algorithm),
                .integer(Int64(document.keyID)),
                .text(document.signature),
                .text(document.body ?? "")
            )
        }
    }
}

extension SignedDocument {
    /// Reads a row of `SELECT * FROM document`.
    fileprivate init?(_ row: borrowing Row) throws(RowsError) {
        guard let center = CenterID(try row.text(0)), let kind = Kind(rawValue: try row.text(1)),
            let keyID = UInt32(exactly: try row.integer(7))
        else { return nil }
        self.init(
            kind: kind,
            center: center,
            version: try row.integer(2),
            issued: Timestamp(milliseconds: try row.integer(3)),
            digest: try row.text(4),
            length: Int(try row.integer(5)),
            algorithm: try row.text(6),
            keyID: keyID,
            signature: try row.text(8),
            body: try row.text(9)
        )
    }
}
