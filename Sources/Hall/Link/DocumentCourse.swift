// SPDX-License-Identifier: Apache-2.0
import Journal
import Ports
import Queueing
import Wire

/// Takes the documents of an answer: has each judged and kept, and fetches bodies that did not come with it.
struct DocumentCourse: Sendable {
    let shelf: DocumentShelf
    let line: CenterLine
    let renewed: @Sendable (SignedDocument.Kind) -> Void

    /// What the documents of `batch` tell the hall's rules: the booking-only mode, if one of them is that.
    ///
    /// Throws when a body cannot be had or kept: the batch is then asked for again.
    func take(_ batch: ChangeBatch) async throws(LinkTrouble) -> [CenterChange] {
        var words: [CenterChange] = []
        for case .document(let document) in batch.changes {
            guard try await take(document) else { continue }
            if document.kind == .mode, let mode = await mode { words.append(.mode(mode)) }
            renewed(document.kind)
        }
        return words
    }

    /// The mode of the newest document that is believed.
    var mode: BookingOnlyMode? {
        get async {
            let documents = await shelf.documents
            guard let document = documents.mode, let version = documents.versions[.mode] else { return nil }
            return ChangeTranslation.mode(document, version: version)
        }
    }

    /// Says whether `document` took an older one's place.
    private func take(_ document: SignedDocument) async throws(LinkTrouble) -> Bool {
        var verdict = try await judge(document)
        if verdict == .wantsBody {
            let body = try await line.body(of: document)
            verdict = try await judge(document.with(body: body))
        }
        switch verdict {
        case .takes:
            line.condition.noteBelieved(document)
            return true
        case .refused(let problem): line.condition.noteRefused(document, problem)
        case .known, .wantsBody: break
        }
        return false
    }

    private func judge(_ document: SignedDocument) async throws(LinkTrouble) -> DocumentVerdict {
        do throws(PortError) {
            return try await shelf.take(document)
        } catch {
            Log.write(.error, "a document cannot be kept", ["reason": error])
            throw .journal
        }
    }
}
