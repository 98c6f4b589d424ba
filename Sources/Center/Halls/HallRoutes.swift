// SPDX-License-Identifier: Apache-2.0
package import HTTP
package import Ledger
import Ports
import Reception
import Store
import Terms
import Wire

/// The link's side of the center: what enrolled halls may ask, each known by its certificate.
package struct HallRoutes: Sendable {
    private let ledger: CenterLedger

    /// Answers from `ledger`.
    package init(ledger: CenterLedger) { self.ledger = ledger }

    /// Answers one request.
    package func answer(_ request: HTTPRequest) async -> HTTPReply {
        guard let name = request.peer?.commonName, let hall = HallID(name) else {
            return Problem(403, "no-certificate", title: "a hall's client certificate is needed").reply()
        }
        do throws(StoreError) {
            switch (request.method, request.path) {
            case (.post, LinkPath.facts): return try await takeFacts(request, from: hall)
            case (.get, LinkPath.changes): return try await giveChanges(request, to: hall)
            case (.post, LinkPath.claims): return try await answerClaim(request, of: hall)
            case (_, LinkPath.facts), (_, LinkPath.changes), (_, LinkPath.claims):
                return Problem(405, "method", title: "this path does not take that method").reply()
            case (.get, let path) where path.hasPrefix(LinkPath.documents + "/"):
                return try await giveDocument(path, to: hall)
            default: return Problem(404, "not-found", title: "no such path").reply()
            }
        } catch {
            Log.write(.error, "request failed", ["hall": hall, "reason": error])
            return CenterProblem(error).reply
        }
    }

    private func takeFacts(_ request: HTTPRequest, from hall: HallID) async throws(StoreError) -> HTTPReply {
        guard let batch = CenterJSON.decode(FactBatch.self, request.body), batch.isWellFormed else {
            return Problem(422, "bad-facts", title: "the body is not a batch of facts in order").reply()
        }
        return CenterJSON.reply(try await ledger.take(batch, from: hall))
    }

    /// The body of a document whose header came down the feed; one that a newer has replaced is gone.
    private func giveDocument(_ path: String, to hall: HallID) async throws(StoreError) -> HTTPReply {
        let parts = path.dropFirst(LinkPath.documents.utf8.count + 1).split(separator: "/").map(String.init)
        guard parts.count == 2, let kind = SignedDocument.Kind(rawValue: parts[0]), let version = Int64(parts[1]) else {
            return Problem(404, "not-found", title: "no such document").reply()
        }
        let document = try await ledger.view { store throws(StoreError) in
            guard let registered = try store.hall(hall) else { throw .unknownHall(hall) }
            return try store.document(kind, of: registered.center)
        }
        guard let document, document.version == version, let body = document.body else {
            return Problem(404, "not-found", title: "no such document").reply()
        }
        return .json(Array(body.utf8))
    }

    private func giveChanges(_ request: HTTPRequest, to hall: HallID) async throws(StoreError) -> HTTPReply {
        guard let after = Int64(request.query["after"] ?? "0"), after >= 0,
            let seconds = Int(request.query["wait"] ?? "0"), seconds >= 0
        else {
            return Problem(400, "bad-query", title: "after and wait must be whole numbers from 0").reply()
        }
        return CenterJSON.reply(try await ledger.changes(for: hall, after: after, waiting: seconds))
    }

    private func answerClaim(_ request: HTTPRequest, of hall: HallID) async throws(StoreError) -> HTTPReply {
        guard let claim = CenterJSON.decode(ClaimRequest.self, request.body) else {
            return Problem(422, "bad-claim", title: "the body is not a claim").reply()
        }
        return CenterJSON.reply(try await ledger.claim(claim, by: hall))
    }
}
