// SPDX-License-Identifier: Apache-2.0

/// What the rounds of a site, or all of them, have come to.
struct Tally: Sendable {
    /// Who ended in which phase.
    struct End: Hashable, Sendable {
        let target: RoundPlan.Target
        let phase: RoundPlan.Phase
    }

    var rounds = 0
    var ends: [End: Int] = [:]
    /// Answers of the hall, and of the center.
    var acknowledged = 0
    var centerAcknowledged = 0
    /// Orders that were repeated, since their answers did not come.
    var repeated = 0
    /// Keys that were asked again although they had been answered.
    var askedAgain = 0
    var cut = PowerCut.Outcome()
    var syncs = 0
    var bytesWritten = 0
    var hallOpenings: [Duration] = []
    var centerOpenings: [Duration] = []
    var eventsFollowed = 0
    var factsCompared = 0
    var events = 0

    static func += (left: inout Tally, right: Tally) {
        left.rounds += right.rounds
        left.ends.merge(right.ends, uniquingKeysWith: +)
        left.acknowledged += right.acknowledged
        left.centerAcknowledged += right.centerAcknowledged
        left.repeated += right.repeated
        left.askedAgain += right.askedAgain
        left.cut += right.cut
        left.syncs += right.syncs
        left.bytesWritten += right.bytesWritten
        left.hallOpenings += right.hallOpenings
        left.centerOpenings += right.centerOpenings
        left.eventsFollowed += right.eventsFollowed
        left.factsCompared += right.factsCompared
        left.events += right.events
    }
}
