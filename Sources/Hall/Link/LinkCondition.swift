// SPDX-License-Identifier: Apache-2.0
import Ports
import Terms
import Wire

/// What both directions and the claims have found out about the link; touched from several tasks.
final class LinkCondition: Sendable {
    private struct Known {
        var lastContact: Timestamp?
        var silence: LinkSilence
        var troubles: [LinkRequest.Lane: LinkTrouble] = [:]
        /// The directions that have had a success since the start.
        var settled: Set<LinkRequest.Lane> = []
        var offsetSeconds: Int?
        var acknowledged: Position
        var oldestUnsynced: Timestamp?
        var parked: Int
        var behind: Position?
        var certificateUntil: Timestamp?
        var certificateAlarm: LinkAlarm?
        var documents: [SignedDocument.Kind: Int64] = [:]
        var refused: [SignedDocument.Kind: DocumentProblem] = [:]
        var documentsRefused = 0
    }

    private let limits: LinkLimits
    private let known: Lock<Known>

    /// Begins with what the journal keeps.
    init(_ limits: LinkLimits, acknowledged: Position, parked: Int, behind: Position?) {
        self.limits = limits
        known = Lock(
            Known(
                silence: LinkSilence(limits: limits),
                acknowledged: acknowledged,
                parked: parked,
                behind: behind
            )
        )
    }

    /// The whole of it for those who look; `newest` is the journal's newest position.
    func status(newest: Position) -> LinkStatus {
        known.withLock { known in
            var status = LinkStatus()
            status.trouble = known.troubles[.changes] ?? known.troubles[.facts]
            status.online = known.troubles.isEmpty && known.settled.contains(.changes)
            status.lastContact = known.lastContact
            status.unsyncedCount = max(0, newest.value - known.acknowledged.value)
            status.oldestUnsynced = status.unsyncedCount > 0 ? known.oldestUnsynced : nil
            status.parked = known.parked
            status.certificateUntil = known.certificateUntil
            status.centerOffsetSeconds = known.offsetSeconds
            (status.documents, status.documentsRefused) = (known.documents, known.documentsRefused)
            status.alarms = Self.alarms(known, tolerance: limits.clockTolerance)
            return status
        }
    }

    /// Says whether a claim would most likely wait in vain: the last attempt found silence, or a claim did just now.
    func isHopeless(at now: MonotonicTime) -> Bool {
        known.withLock { $0.silence.isHopeless(at: now) }
    }

    /// An answer came that could be used.
    func noteContact(at time: Timestamp, _ now: MonotonicTime) {
        known.withLock { known in
            known.lastContact = time
            known.silence.noteContact(at: now)
        }
    }

    /// An attempt failed.
    func noteFailure(_ trouble: LinkTrouble, on lane: LinkRequest.Lane, _ now: MonotonicTime) {
        known.withLock { $0.silence.noteFailure(trouble, on: lane, at: now) }
    }

    /// A direction works, or why it does not; logged when that changes.
    func settle(_ lane: LinkRequest.Lane, _ trouble: LinkTrouble?) {
        let before = known.withLock { known in
            let before = (known.troubles[lane], known.settled.contains(lane))
            known.troubles[lane] = trouble
            if trouble == nil { known.settled.insert(lane) }
            return before
        }
        let direction: StaticString = lane == .facts ? "facts" : "changes"
        if let trouble {
            guard before.0 != trouble else { return }
            Log.write(.warning, "link failed", ["lane": direction, "reason": trouble])
        } else if before.0 != nil || !before.1 {
            Log.write(.notice, "link works", ["lane": direction])
        }
    }

    /// Until when the hall's certificate is good, and what people are to know of it.
    func noteCertificate(until: Timestamp?, alarm: LinkAlarm?) {
        let before = known.withLock { known in
            defer { (known.certificateUntil, known.certificateAlarm) = (until, alarm) }
            return known.certificateAlarm
        }
        guard let alarm, alarm != before else { return }
        Log.write(.error, "certificate needs people", ["alarm": alarm])
    }

    /// The center's clock minus the hall's.
    func noteOffset(seconds: Int) {
        let before = known.withLock { known in
            defer { known.offsetSeconds = seconds }
            return known.offsetSeconds ?? 0
        }
        guard abs(seconds) > limits.clockTolerance, abs(before) <= limits.clockTolerance else { return }
        Log.write(.warning, "clock differs from center's", ["seconds": seconds])
    }

    /// The documents that the hall runs with.
    func noteDocuments(_ versions: [SignedDocument.Kind: Int64]) {
        known.withLock { $0.documents = versions }
    }

    /// A document is believed; the alarm of an earlier one of its kind has settled itself.
    func noteBelieved(_ document: SignedDocument) {
        known.withLock { known in
            known.documents[document.kind] = document.version
            known.refused[document.kind] = nil
        }
        Log.write(.notice, "document taken", ["kind": document.kind, "version": document.version])
    }

    /// A document is not believed.
    func noteRefused(_ document: SignedDocument, _ problem: DocumentProblem) {
        known.withLock { known in
            known.refused[document.kind] = problem
            known.documentsRefused += 1
        }
        Log.write(.error, "document not believed", ["kind": document.kind, "reason": problem])
    }

    /// The center has everything up to `position`.
    func noteAcknowledged(_ position: Position) {
        known.withLock { known in
            known.acknowledged = position
            known.oldestUnsynced = nil
        }
    }

    /// When the first event happened that is not acknowledged.
    func noteOldest(_ time: Timestamp) { known.withLock { $0.oldestUnsynced = time } }

    /// The event at `position` was left out, the `count`th.
    func notePark(_ position: Position, count: Int) {
        known.withLock { $0.parked = count }
        Log.write(.error, "center cannot read event", ["position": position, "parked": count])
    }

    /// The center knows more than this journal has sent.
    func noteBehind(center: Position, journal: Position) {
        let before = known.withLock { known in
            defer { known.behind = center }
            return known.behind
        }
        guard before != center else { return }
        Log.write(.critical, "center is ahead of the journal", ["center": center, "journal": journal])
    }

    private static func alarms(_ known: Known, tolerance: Int) -> [LinkAlarm] {
        var alarms: [LinkAlarm] = []
        if let behind = known.behind { alarms.append(.journalBehind(center: behind)) }
        if known.parked > 0 { alarms.append(.factsParked(known.parked)) }
        if let offset = known.offsetSeconds, abs(offset) > tolerance { alarms.append(.clockOff(seconds: offset)) }
        if known.troubles.values.contains(.untrusted) { alarms.append(.untrusted) }
        if known.troubles.values.contains(.refused(status: 403)) { alarms.append(.notEnrolled) }
        if let alarm = known.certificateAlarm { alarms.append(alarm) }
        alarms += SignedDocument.Kind.allCases.compactMap { kind in
            known.refused[kind].map { .documentRefused(kind, $0) }
        }
        return alarms
    }
}
