// SPDX-License-Identifier: Apache-2.0
import FoundationEssentials
import Queueing
import Terms
import Vault
import Wire

@testable import Link

/// The center's documents as a hall reads them: a first line that names the kind, then a body that the center has signed.
///
/// The same bytes are handed in as a document that nobody has signed, of which a hall believes nothing.
enum SignedDocuments {
    static func check(_ input: [UInt8]) throws(Broken) {
        if let stranger = LinkJSON.decode(SignedDocument.self, input) {
            try hold(verdict(stranger, newest: nil) == .refused(.notSigned), "what nobody signed is believed")
        }
        let end = input.firstIndex(of: UInt8(ascii: "\n")) ?? input.endIndex
        guard let kind = SignedDocument.Kind(rawValue: String(decoding: input[..<end], as: UTF8.self)),
            let body = String(validating: input[end...].dropFirst(), as: UTF8.self),
            let document = signed(kind, body)
        else { return }
        try checkSeal(document, body)
        let verdict = verdict(document, newest: nil)
        try hold(verdict == .takes || verdict == .refused(.unreadable), "a signed document is not believed")
        guard verdict == .takes else { return }
        try hold(self.verdict(document, newest: document.version) == .known, "a document is taken twice")
        var documents = BelievedDocuments()
        documents.take(document)
        try checkAdoption(of: documents)
    }

    /// What the signature covers cannot be changed.
    private static func checkSeal(_ document: SignedDocument, _ body: String) throws(Broken) {
        let read = LinkJSON.decode(SignedDocument.self, LinkJSON.encode(document))
        try hold(read == document, "a document is not read as it is written")
        try hold(verdict(document.with(body: nil), newest: nil) == .wantsBody, "a body is not asked for")
        let longer = document.with(body: body + " ")
        try hold(verdict(longer, newest: nil) == .refused(.otherBody), "another body is believed")
    }

    /// The hall opens with what it took over, and works.
    private static func checkAdoption(of documents: BelievedDocuments) throws(Broken) {
        let adoption = Adoption(of: documents, by: FuzzHall.plan)
        try hold(adoption.plan.problems.isEmpty, "a hall adopts what does not open it")
        try hold(adoption == Adoption(of: documents, by: FuzzHall.plan), "one document, two halls")
        let again = Adoption(of: documents, by: adoption.plan)
        try hold(again.plan == adoption.plan, "a document taken over twice is another")
        var state = FuzzHall.state
        for command in commands {
            for minutes in [0, 90, 600] {
                let at = FuzzHall.opening.at(FuzzHall.opening.timestamp.adding(minutes: minutes))
                let decision = Queueing.decide(command, intent: nil, staff: nil, at: at, in: state, plan: adoption.plan)
                for event in decision.events { FuzzHall.apply(event, to: &state, at: at) }
            }
        }
    }

    private static let commands: [HallCommand] = [
        .issueWalkIn(service: FuzzHall.social, person: FuzzHall.tag(7), station: nil, token: FuzzHall.token(7)),
        .callNext(window: FuzzHall.plan.windows[0].id, settling: nil),
        .exchange(
            booking: FuzzHall.booking(2).number,
            proof: .documents(FuzzHall.tag(2), nil),
            claim: .unanswered,
            station: nil,
            token: FuzzHall.token(8)
        ),
    ]

    private static func verdict(_ document: SignedDocument, newest: Int64?) -> DocumentVerdict {
        DocumentVerdict.of(document, for: FuzzHall.plan.center, newest: newest, verifier: verifier)
    }

    private static func signed(_ kind: SignedDocument.Kind, _ body: String) -> SignedDocument? {
        let (center, issued) = (FuzzHall.plan.center, FuzzHall.opening.timestamp)
        let digest = DocumentSeal.digest(of: Array(body.utf8))
        let length = body.utf8.count
        let message = SignedDocument.signedBytes(kind, center, 1, issued, digest: digest, length: length)
        guard let signature = try? signer.sign(message) else { return nil }
        return SignedDocument(
            kind: kind,
            center: center,
            version: 1,
            issued: issued,
            digest: digest,
            length: length,
            algorithm: signature.algorithm.name,
            keyID: signature.keyID,
            signature: DocumentSeal.text(of: signature),
            body: body
        )
    }

    private static let (signer, verifier): (Vault, DocumentVerifier) = {
        do {
            return (try Vault(keys: FuzzKeys.center, as: .center), try DocumentVerifier(keys: FuzzKeys.hall))
        } catch { preconditionFailure("the fuzz targets' own keys are sound") }
    }()
}
