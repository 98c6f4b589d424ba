// SPDX-License-Identifier: Apache-2.0
package import Ports

/// How long ago the center was heard, to judge whether a visitor should wait for its word; no clock of its own.
package struct LinkSilence: Sendable, Equatable {
    private struct Outcome: Equatable {
        let at: MonotonicTime
        let isSilence: Bool
    }

    private let limits: LinkLimits
    /// The last attempt of any kind: when, and whether nothing came back.
    private var last: Outcome?
    private var claimsRestUntil: MonotonicTime?

    /// Begins after a start, when nothing was tried yet.
    package init(limits: LinkLimits) { self.limits = limits }

    /// Says whether a claim would most likely wait in vain: the last attempt found silence, or a claim did just now.
    package func isHopeless(at now: MonotonicTime) -> Bool {
        if let rest = claimsRestUntil, now < rest { return true }
        guard let last, last.isSilence else { return false }
        return last.at.duration(to: now) < limits.offlineMemory
    }

    /// An answer came that could be used.
    package mutating func noteContact(at now: MonotonicTime) { last = Outcome(at: now, isSilence: false) }

    /// An attempt failed.
    package mutating func noteFailure(_ trouble: LinkTrouble, on lane: LinkRequest.Lane, at now: MonotonicTime) {
        // One slow claim does not make the line a dead one; it only spares the next visitors the wait.
        if lane == .claims {
            if trouble.isSilence { claimsRestUntil = now.advanced(by: limits.claimPause) }
        } else {
            last = Outcome(at: now, isSilence: trouble.isSilence)
        }
    }
}
