// SPDX-License-Identifier: Apache-2.0
import Ports

/// Counts what became of attempts to book, by reason (R8); reasons are kinds of problems, so the table stays small.
final class PortalTally: Sendable {
    /// What was attempted.
    enum Deed: String, Sendable, CaseIterable {
        case book, move, cancel, lookup, upload, feedback, waitlist
    }

    /// One line of the table.
    struct Line: Hashable, Sendable {
        let deed: Deed
        /// `done`, or the kind of the problem.
        let outcome: String
    }

    private let counts = Lock<[Line: Int]>([:])

    /// Counts one attempt.
    func count(_ deed: Deed, _ outcome: String) {
        counts.withLock { $0[Line(deed: deed, outcome: outcome), default: 0] += 1 }
    }

    /// The table in the text format of Prometheus 0.0.4.
    var metrics: String {
        let table = counts.withLock { $0 }
        let lines = table.map { line, count in
            "center_portal_total{deed=\"\(line.deed.rawValue)\",outcome=\"\(line.outcome)\"} \(count)\n"
        }
        return """
            # HELP center_portal_total What visitors asked for since the start, and what became of it (R8).
            # TYPE center_portal_total counter

            """ + lines.sorted().joined()
    }
}
