// SPDX-License-Identifier: Apache-2.0
import Ports
import Terms
import Wire

@testable import Link

/// A center in memory that takes facts, gives changes and answers claims as the real one does, over a line that fails as
/// the test says.
final class MemoryCenter: LinkTransport {
    /// What becomes of one request.
    enum Fault: Sendable, CaseIterable {
        case none
        /// It never arrives.
        case lostRequest
        /// It is acted on, and the answer never comes back.
        case lostReply
        /// It arrives twice; the second answer comes back.
        case doubled
        /// It is given up, and arrives before the next one.
        case late
        /// It is given up, and arrives after the next one.
        case reordered
        case serverError
        case garbage
        case cutReply
        /// Nobody answers until the asking task is cancelled.
        case silent
    }

    struct Records: Sendable {
        /// What the center has stored, in the order of arrival.
        var facts: [FactBatch.Entry] = []
        var position = Position.start
        /// The changes of the feed; the cursor is the count.
        var feed: [ChangeBatch.Change] = []
        var now = LinkHall.opening.timestamp
        var claimReply = ClaimReply.granted
        var claims: [ClaimRequest] = []
        /// Every request that arrived, by lane, with its target.
        var arrived: [LinkRequest.Lane: [String]] = [:]
        /// The sizes of the batches that arrived, in positions.
        var spans: [Int64] = []
        var longestBody = 0
        /// The bodies of documents, by target.
        var bodies: [String: String] = [:]
        /// Facts at these positions cannot be read.
        var unreadable: Set<Position> = []
        /// Every request is answered with this status.
        var status: Int?
        /// How many requests were answered with it.
        var turnedAway: [LinkRequest.Lane: Int] = [:]
        /// Says that a cursor is none of its own by 410 instead of beginning anew.
        var answersGone = false

        var reports: [HallReport] = []
        /// Signs what asks for a certificate.
        var sign: (@Sendable (CertificateRenewal) -> CertificateGrant?)?

        fileprivate var under: [LinkRequest] = []
    }

    private typealias Waiter = (id: Int, continuation: CheckedContinuation<Void, Never>)

    private let records = Lock(Records())
    private let waiters = Lock<(last: Int, all: [Waiter])>((0, []))
    private let fault: @Sendable (LinkRequest.Lane) -> Fault

    init(fault: @escaping @Sendable (LinkRequest.Lane) -> Fault = { _ in .none }) { self.fault = fault }

    /// What the center knows now.
    var known: Records { records.withLock { $0 } }

    /// Changes what the center knows, and wakes those who wait for it.
    func change(_ body: @Sendable (inout Records) -> Void) {
        records.withLock { body(&$0) }
        wake()
    }

    /// Waits until the center knows something.
    func until(_ condition: @Sendable (Records) -> Bool) async {
        while !Task.isCancelled, !records.withLock({ condition($0) }) {
            await wait { !self.records.withLock { condition($0) } }
        }
    }

    func send(_ request: LinkRequest) async throws(LinkTrouble) -> LinkReply {
        defer { wake() }
        switch fault(request.lane) {
        case .none: return try await answer(request)
        case .lostRequest: throw .timedOut
        case .lostReply:
            _ = try await answer(request)
            throw .cutOff
        case .doubled:
            _ = try await answer(request)
            return try await answer(request)
        case .late:
            records.withLock { $0.under.append(request) }
            throw .timedOut
        case .reordered:
            let earlier = records.withLock { records in
                defer { records.under = [] }
                return records.under
            }
            let reply = try await answer(request)
            for request in earlier { _ = try await answer(request) }
            return reply
        case .serverError: return LinkReply(status: 500, body: [])
        case .garbage: return LinkReply(status: 200, body: Array("<html>Bad Gateway</html>".utf8))
        case .cutReply: return LinkReply(status: 200, body: try await answer(request).body.dropLast(2))
        case .silent:
            while !Task.isCancelled { await wait { true } }
            throw .stopped
        }
    }

    private func answer(_ request: LinkRequest) async throws(LinkTrouble) -> LinkReply {
        let late = records.withLock { records in
            records.arrived[request.lane, default: []].append(request.target)
            defer { records.under = [] }
            return records.under
        }
        for request in late where request.lane == .facts { _ = takeFacts(request.body ?? []) }
        let status = records.withLock { records in
            if records.status != nil { records.turnedAway[request.lane, default: 0] += 1 }
            return records.status
        }
        wake()
        if let body = known.bodies[request.target] { return LinkReply(status: 200, body: Array(body.utf8)) }
        if let status { return LinkReply(status: status, body: []) }
        switch request.lane {
        case .facts: return takeFacts(request.body ?? [])
        case .changes: return try await giveChanges(request.target)
        case .claims: return answerClaim(request.body ?? [])
        case .upkeep: return answerUpkeep(request)
        }
    }

    private func takeFacts(_ body: [UInt8]) -> LinkReply {
        guard let batch = LinkJSON.decode(FactBatch.self, body), batch.isWellFormed else {
            return LinkReply(status: 422, body: [])
        }
        return records.withLock { records in
            records.spans.append(batch.through.value - batch.after.value)
            records.longestBody = max(records.longestBody, body.count)
            guard !batch.entries.contains(where: { records.unreadable.contains($0.position) }) else {
                return LinkReply(status: 422, body: [])
            }
            if batch.follows(records.position) {
                records.facts += batch.entries
                records.position = batch.through
            }
            return LinkReply(status: 200, body: LinkJSON.encode(FactReceipt(position: records.position)))
        }
    }

    private func giveChanges(_ target: String) async throws(LinkTrouble) -> LinkReply {
        let numbers = target.split(whereSeparator: { !("0"..."9").contains($0) }).compactMap { Int64($0) }.suffix(2)
        guard let cursor = numbers.first, let seconds = numbers.last else { return LinkReply(status: 400, body: []) }
        while seconds > 0, cursor == known.feed.count, !Task.isCancelled {
            await wait { cursor == self.known.feed.count }
        }
        guard !Task.isCancelled else { throw .stopped }
        let known = known
        if cursor > known.feed.count, known.answersGone { return LinkReply(status: 410, body: []) }
        let from = cursor > known.feed.count ? 0 : cursor
        let changes = Array(known.feed.dropFirst(Int(from)).prefix(ChangeBatch.mostChanges))
        let batch = ChangeBatch(from: from, through: from + Int64(changes.count), changes: changes, now: known.now)
        return LinkReply(status: 200, body: LinkJSON.encode(batch))
    }

    private func answerUpkeep(_ request: LinkRequest) -> LinkReply {
        if request.target == LinkPath.report {
            guard let report = LinkJSON.decode(HallReport.self, request.body ?? []) else {
                return LinkReply(status: 422, body: [])
            }
            records.withLock { $0.reports.append(report) }
            return LinkReply(status: 200, body: LinkJSON.encode(ReportReceipt(now: known.now)))
        }
        guard let renewal = LinkJSON.decode(CertificateRenewal.self, request.body ?? []),
            let grant = known.sign?(renewal)
        else { return LinkReply(status: 422, body: []) }
        return LinkReply(status: 200, body: LinkJSON.encode(grant))
    }

    private func answerClaim(_ body: [UInt8]) -> LinkReply {
        guard let claim = LinkJSON.decode(ClaimRequest.self, body) else { return LinkReply(status: 422, body: []) }
        let reply = records.withLock { records in
            records.claims.append(claim)
            return records.claimReply
        }
        return LinkReply(status: 200, body: LinkJSON.encode(reply))
    }

    /// Waits for the next change, unless `isNeeded` says no, or for the end of the task.
    private func wait(_ isNeeded: @Sendable () -> Bool) async {
        let id = waiters.withLock { waiters in
            waiters.last += 1
            return waiters.last
        }
        await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                let mustWait = waiters.withLock { waiters in
                    guard !Task.isCancelled, isNeeded() else { return false }
                    waiters.all.append((id, continuation))
                    return true
                }
                if !mustWait { continuation.resume() }
            }
        } onCancel: {
            let waiter = waiters.withLock { waiters in
                waiters.all.firstIndex { $0.id == id }.map { waiters.all.remove(at: $0) }
            }
            waiter?.continuation.resume()
        }
    }

    private func wake() {
        let woken = waiters.withLock { waiters in
            defer { waiters.all = [] }
            return waiters.all
        }
        for waiter in woken { waiter.continuation.resume() }
    }
}
