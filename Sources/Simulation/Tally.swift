// SPDX-License-Identifier: Apache-2.0

/// What a run has counted so far.
final class Tally {
    /// True for the end of a run, in which nothing goes wrong any more and everything must come together.
    var isHealed = false
    var steps = 0
    var hallDays = 0
    var events = 0
    var tickets = 0
    var acknowledged = 0
    var papers = 0
    var facts = 0
    var frames = 0
    var restarts = 0
    var checks: [Invariant: Int] = [:]
    var faults: [FaultKind: Int] = [:]

    /// Counts a check and throws when it did not hold.
    func check(_ invariant: Invariant, _ holds: Bool, _ detail: @autoclosure () -> String) throws(Violation) {
        checks[invariant, default: 0] += 1
        guard !holds else { return }
        throw Violation(invariant, detail())
    }
}
