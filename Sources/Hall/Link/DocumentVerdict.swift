// SPDX-License-Identifier: Apache-2.0
package import Terms
package import Vault
package import Wire

/// What a hall makes of a document that is offered to it; no file and no line to the center.
package enum DocumentVerdict: Sendable, Equatable {
    /// It is new and may be believed.
    case takes
    /// It may be believed so far; its body is to be fetched.
    case wantsBody
    /// What is here is as new: an older version never takes a newer one's place.
    case known
    case refused(DocumentProblem)

    /// Judges `document` for the halls of `center`, where version `newest` of its kind is believed.
    ///
    /// The signature is checked before anything else is believed of it, its version included.
    package static func of(
        _ document: SignedDocument,
        for center: CenterID,
        newest: Int64?,
        verifier: DocumentVerifier
    ) -> DocumentVerdict {
        guard
            verifier.verify(
                document.signedBytes,
                signature: document.signature,
                algorithm: document.algorithm,
                keyID: document.keyID
            )
        else { return .refused(.notSigned) }
        guard document.center == center else { return .refused(.otherCenter) }
        guard (0...SignedDocument.longestBody).contains(document.length) else { return .refused(.tooLong) }
        if let newest, document.version <= newest { return .known }
        guard let body = document.body else { return .wantsBody }
        let bytes = Array(body.utf8)
        guard bytes.count == document.length, DocumentSeal.digest(of: bytes) == document.digest
        else { return .refused(.otherBody) }
        return BelievedDocuments.reads(document) ? .takes : .refused(.unreadable)
    }
}
