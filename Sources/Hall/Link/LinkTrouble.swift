// SPDX-License-Identifier: Apache-2.0
import Ports

/// Why something could not be settled with the center; never a reason to let a visitor wait.
package enum LinkTrouble: Error, Sendable, Hashable {
    /// Nobody listens there, the name is unknown, or the network does not lead there.
    case unreachable
    /// No reply within the limit.
    case timedOut
    /// The connection ended before the reply did.
    case cutOff
    /// One side does not accept the other's certificate.
    case untrusted
    /// The center answered with an error status (RFC 9110 §15).
    case refused(status: Int)
    /// The reply makes no sense.
    case garbled
    /// The center answers, but does not take the facts that follow on where it says it stands.
    case standsStill
    /// The center has facts of this hall that this journal never sent: the journal was restored from a backup.
    case journalBehind
    /// The hall's own journal failed.
    case journal
    /// The link is stopping.
    case stopped

    /// True when nothing came back: the next request would most likely wait in vain as well.
    package var isSilence: Bool {
        switch self {
        case .unreachable, .timedOut, .cutOff, .untrusted: true
        case .refused, .garbled, .standsStill, .journalBehind, .journal, .stopped: false
        }
    }

    /// True when the center said that it cannot read this very body: 400, 413 or 422.
    package var isUnreadable: Bool {
        [.refused(status: 400), .refused(status: 413), .refused(status: 422)].contains(self)
    }
}

extension LinkTrouble: CustomStringConvertible {
    /// Says what is wrong and, where people must act, what to do.
    package var description: String {
        switch self {
        case .unreachable: "the center cannot be reached"
        case .timedOut: "the center does not answer"
        case .cutOff: "the connection to the center breaks off"
        case .untrusted: "hall and center do not accept each other's certificates: enrol the hall again"
        case .refused(status: 403): "the center does not accept this hall: enrol it again, with a code of the center"
        case .refused(let status): "the center answers with status \(status)"
        case .garbled: "the center's answer cannot be understood"
        case .standsStill: "the center does not take this hall's facts"
        case .journalBehind: "the center knows more of this hall than its journal"
        case .journal: "the hall's journal failed"
        case .stopped: "the link is stopping"
        }
    }
}

extension LinkTrouble: Loggable {}
