// SPDX-License-Identifier: Apache-2.0
import Ports
package import Terms
package import Wire

/// Something about the link that people must look into; it does not mend itself.
package enum LinkAlarm: Sendable, Hashable, CustomStringConvertible {
    /// The center has this hall's facts up to `center`, which this journal never sent: it was restored from a backup.
    /// Later facts go on after that position; those before it are in this journal only.
    case journalBehind(center: Position)
    /// So many events could not be read by the center and are missing there.
    case factsParked(Int)
    /// The hall's clock is behind (positive) or ahead of the center's by more than the tolerance of A27.
    case clockOff(seconds: Int)
    /// The certificates of hall and center do not fit each other.
    case untrusted
    /// The center does not know this hall, or has revoked its certificate.
    case notEnrolled
    /// The certificate ends in so many days and could not be renewed.
    case certificateEnds(days: Int)
    /// The certificate has ended: the hall needs a new code.
    case certificateEnded
    /// A document was not believed; what was known before it stays.
    case documentRefused(SignedDocument.Kind, DocumentProblem)

    package var description: String {
        switch self {
        case .journalBehind(let position):
            "the center knows this hall up to event \(position), which this journal never sent: was a backup restored?"
        case .factsParked(let count):
            "\(count) events could not be read by the center: install the same release on both"
        case .clockOff(let seconds):
            "the hall's clock is \(abs(seconds)) s \(seconds > 0 ? "behind" : "ahead of") the center's: check its time source"
        case .untrusted: LinkTrouble.untrusted.description
        case .notEnrolled: LinkTrouble.refused(status: 403).description
        case .certificateEnds(let days):
            "the hall's certificate ends in \(days) days and was not renewed: check the line to the center"
        case .certificateEnded:
            "the hall's certificate has ended: ask the center for a code, and join again with kioskctl enroll join"
        case .documentRefused(let kind, let problem):
            "the center's document '\(kind.rawValue)' is not believed (\(problem.rawValue)): the one before it stays; "
                + "are this hall's keys the center's newest?"
        }
    }
}

extension LinkAlarm: Loggable {}
