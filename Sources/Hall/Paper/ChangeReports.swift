// SPDX-License-Identifier: Apache-2.0

/// Whether the printer on a line tells by itself what changes (`GS a`).
enum ChangeReports {
    case unasked
    /// It was asked, and has not told anything yet.
    case asked
    case told
    /// It does not know the command: it is not sent again, since some models print what they do not know.
    case never

    /// Whether a dialogue should end in the question: a check always, lest the printer was switched off in between; a job
    /// carries it itself once it is known to be understood.
    func isAskedFor(byJob isJob: Bool) -> Bool {
        switch self {
        case .unasked: true
        case .asked, .told: !isJob
        case .never: false
        }
    }
}
