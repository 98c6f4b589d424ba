// SPDX-License-Identifier: Apache-2.0
package import HTTP
package import Ledger
package import Ports
import Reception
import Store
import Terms
import Wire

/// The link's side of the center: what enrolled halls may ask, each known by its certificate.
package struct HallRoutes: Sendable {
    private let ledger: CenterLedger
    private let certificates: CertificateDesk
    private let clock: HallClock

    /// Answers from `ledger`; halls join and renew at `certificates`.
    package init(ledger: CenterLedger, certificates: CertificateDesk, clock: HallClock) {
        (self.ledger, self.certificates, self.clock) = (ledger, certificates, clock)
    }

    /// Answers one request; one path needs no certificate, every other one that is not revoked.
    package func answer(_ request: HTTPRequest) async -> HTTPReply {
        do throws(StoreError) {
            if request.path == LinkPath.enrolment { return try await join(request) }
            guard let peer = request.peer, let hall = peer.commonName.flatMap({ HallID($0) }) else {
                return Problem(403, "no-certificate", title: "a hall's client certificate is needed").reply()
            }
            guard try await admits(peer, of: hall) else { return Self.revoked }
            return try await answer(request, of: hall, with: peer)
        } catch {
            Log.write(.error, "request failed", ["reason": error])
            return CenterProblem(error).reply
        }
    }

    private func answer(
        _ request: HTTPRequest,
        of hall: HallID,
        with peer: PeerCertificate
    ) async throws(StoreError) -> HTTPReply {
        switch (request.method, request.path) {
        case (.post, LinkPath.facts): return try await takeFacts(request, from: hall)
        case (.get, LinkPath.changes):
            let reply = try await giveChanges(request, to: hall)
            // The answer was held: it may have been revoked meanwhile.
            return try await admits(peer, of: hall) ? reply : Self.revoked
        case (.post, LinkPath.claims): return try await answerClaim(request, of: hall)
        case (.post, LinkPath.report): return try await takeReport(request, from: hall)
        case (.post, LinkPath.certificate):
            return try await certificates.renew(request, of: hall, under: peer.fingerprint)
        case (.get, let path) where path.hasPrefix(LinkPath.documents + "/"):
            return try await giveDocument(path, to: hall)
        case (_, LinkPath.facts), (_, LinkPath.changes), (_, LinkPath.claims), (_, LinkPath.report),
            (_, LinkPath.certificate):
            return Self.wrongMethod
        default: return Problem(404, "not-found", title: "no such path").reply()
        }
    }

    private static let wrongMethod = Problem(405, "method", title: "this path does not take that method").reply()
    private static let revoked = Problem(403, "revoked", title: "this certificate is not accepted: ask for a code")
        .reply()

    private func join(_ request: HTTPRequest) async throws(StoreError) -> HTTPReply {
        switch request.method {
        case .get: certificates.authorityText
        case .post: try await certificates.enrol(request)
        default: Self.wrongMethod
        }
    }

    /// Says whether a hall may connect with this certificate: it was issued here, to it, and is not revoked.
    private func admits(_ peer: PeerCertificate, of hall: HallID) async throws(StoreError) -> Bool {
        let (now, print) = (clock.now().timestamp, peer.fingerprint)
        let found = try await ledger.view { store throws(StoreError) in try store.certificate(print, of: hall) }
        guard let found, found.isGood(at: now) else { return false }
        if found.seenAt == nil {
            try await ledger.write { store throws(StoreError) in try store.used(print, of: hall, at: now) }
        }
        return true
    }

    private func takeReport(_ request: HTTPRequest, from hall: HallID) async throws(StoreError) -> HTTPReply {
        guard let report = CenterJSON.decode(HallReport.self, request.body), report.isWellFormed else {
            return Problem(422, "bad-report", title: "the body is not a hall's report").reply()
        }
        let now = clock.now().timestamp
        try await ledger.write { store throws(StoreError) in try store.take(report, from: hall, at: now) }
        return CenterJSON.reply(ReportReceipt(now: now))
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
