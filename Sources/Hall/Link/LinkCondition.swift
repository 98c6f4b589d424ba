// SPDX-License-Identifier: Apache-2.0
import Ports
import Terms

/// What both directions and the claims have found out about the link; touched from several tasks.
final class LinkCondition: Sendable {
    private struct Known {
        var lastContact: Timestamp?
        /// The last attempt of any kind: when, and whether nothing came back.
        var lastOutcome: (at: MonotonicTime, isSilence: Bool)?
        var claimsRestUntil: MonotonicTime?
        var troubles: [LinkRequest.Lane: LinkTrouble] = [:]
        /// The directions that have had a success since the start.
        var settled: Set<LinkRequest.Lane> = []
        var offsetSeconds: Int?
        var acknowledged: Position
        var oldestUnsynced: Timestamp?
        var parked: Int
        var behind: Position?
    }

    private let limits: LinkLimits
    private let known: Lock<Known>

    /// Begins with what the journal keeps.
    init(_ limits: LinkLimits, acknowledged: Position, parked: Int, behind: Position?) {
        self.limits = limits
        known = Lock(Known(acknowledged: acknowledged, parked: parked, behind: behind))
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
            status.centerOffsetSeconds = known.offsetSeconds
            status.alarms = Self.alarms(known, tolerance: limits.clockTolerance)
            return status
        }
    }

    /// Says whether a claim would most likely wait in vain: the last attempt found silence, or a claim did just now.
    func isHopeless(at now: MonotonicTime) -> Bool {
        known.withLock { known in
            if let rest = known.claimsRestUntil, now < rest { return true }
            guard let last = known.lastOutcome, last.isSilence else { return false }
            return last.at.duration(to: now) < limits.offlineMemory
        }
    }

    /// An answer came that could be used.
    func noteContact(at time: Timestamp, _ now: MonotonicTime) {
        known.withLock { known in
            known.lastContact = time
            known.lastOutcome = (now, false)
        }
    }

    /// An attempt failed.
    func noteFailure(_ trouble: LinkTrouble, on lane: LinkRequest.Lane, _ now: MonotonicTime) {
        known.withLock { known in
            // One slow claim does not make the line a dead one; it only spares the next visitors the wait.
            if lane == .claims {
                if trouble.isSilence { known.claimsRestUntil = now.advanced(by: limits.claimPause) }
            } else {
                known.lastOutcome = (now, trouble.isSilence)
            }
        }
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

    /// The center's clock minus the hall's.
    func noteOffset(seconds: Int) {
        let before = known.withLock { known in
            defer { known.offsetSeconds = seconds }
            return known.offsetSeconds ?? 0
        }
        guard abs(seconds) > limits.clockTolerance, abs(before) <= limits.clockTolerance else { return }
        Log.write(.warning, "clock differs from center's", ["seconds": seconds])
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

    /// The event at `position` was left out; returns how many were.
    func notePark(_ position: Position) -> Int {
        let count = known.withLock { known in
            known.parked += 1
            return known.parked
        }
        Log.write(.error, "center cannot read event", ["position": position, "parked": count])
        return count
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
        return alarms
    }
}
