// SPDX-License-Identifier: Apache-2.0
import Ports
import Terms
import Wire

/// Speaks `Wire` over a transport: encodes, keeps the time limit, judges the reply, and notes how it went.
struct CenterLine: Sendable {
    let transport: any LinkTransport
    let time: any Timekeeper
    let clock: @Sendable () -> Timestamp
    /// Told the center's clock; gives how far the machine's is from it, in seconds, where somebody follows both.
    let heard: @Sendable (Timestamp) -> Int?
    let limits: LinkLimits
    let condition: LinkCondition

    /// Posts a batch of facts, encoded before.
    func post(facts body: [UInt8]) async throws(LinkTrouble) -> FactReceipt {
        try await ask(LinkRequest(lane: .facts, target: LinkPath.facts, body: body, limit: limits.facts))
    }

    /// Asks for what changed after `cursor`; the center may hold the answer for `seconds`.
    func changes(after cursor: Int64, waiting seconds: Int) async throws(LinkTrouble) -> ChangeBatch {
        try await ask(
            LinkRequest(
                lane: .changes,
                target: "\(LinkPath.changes)?after=\(cursor)&wait=\(seconds)",
                body: nil,
                limit: .seconds(seconds) + limits.pollMargin
            )
        )
    }

    /// Asks for the body of a document whose header came down the feed.
    func body(of document: SignedDocument) async throws(LinkTrouble) -> String {
        let request = LinkRequest(
            lane: .changes,
            target: "\(LinkPath.documents)/\(document.kind.rawValue)/\(document.version)",
            body: nil,
            limit: limits.document
        )
        do throws(LinkTrouble) {
            let reply = try await reply(to: request)
            guard let body = String(validating: reply.body, as: UTF8.self) else { throw .garbled }
            condition.noteContact(at: clock(), time.now())
            return body
        } catch {
            if error != .stopped { condition.noteFailure(error, on: request.lane, time.now()) }
            throw error
        }
    }

    /// Asks for the right to exchange a booking.
    func claim(_ request: ClaimRequest) async throws(LinkTrouble) -> ClaimReply {
        let body = LinkJSON.encode(request)
        return try await ask(LinkRequest(lane: .claims, target: LinkPath.claims, body: body, limit: limits.claim))
    }

    /// Posts how the hall is doing.
    func post(report: HallReport) async throws(LinkTrouble) -> ReportReceipt {
        let body = LinkJSON.encode(report)
        return try await ask(LinkRequest(lane: .upkeep, target: LinkPath.report, body: body, limit: limits.upkeep))
    }

    /// Asks for a new certificate.
    func renew(_ renewal: CertificateRenewal) async throws(LinkTrouble) -> CertificateGrant {
        let body = LinkJSON.encode(renewal)
        let target = LinkPath.certificate
        return try await ask(LinkRequest(lane: .upkeep, target: target, body: body, limit: limits.upkeep))
    }

    private func ask<Answer: Decodable & Sendable>(_ request: LinkRequest) async throws(LinkTrouble) -> Answer {
        do throws(LinkTrouble) {
            let answer: Answer = try await answer(to: request)
            condition.noteContact(at: clock(), time.now())
            return answer
        } catch {
            if error != .stopped { condition.noteFailure(error, on: request.lane, time.now()) }
            throw error
        }
    }

    private func answer<Answer: Decodable>(to request: LinkRequest) async throws(LinkTrouble) -> Answer {
        guard let answer = LinkJSON.decode(Answer.self, try await reply(to: request).body) else { throw .garbled }
        return answer
    }

    private func reply(to request: LinkRequest) async throws(LinkTrouble) -> LinkReply {
        let transport = transport
        let result = await time.limited(to: request.limit) { () async -> Result<LinkReply, LinkTrouble> in
            do throws(LinkTrouble) {
                return .success(try await transport.send(request))
            } catch { return .failure(error) }
        }
        guard !Task.isCancelled else { throw .stopped }
        guard let result else { throw .timedOut }
        let reply = try result.get()
        guard reply.status == 200 else { throw .refused(status: reply.status) }
        return reply
    }
}
