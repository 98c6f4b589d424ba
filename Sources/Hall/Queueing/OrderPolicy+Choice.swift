// SPDX-License-Identifier: Apache-2.0
import Terms

extension OrderPolicy {
    /// Chooses the class that a window calls next, of those whose first visitor is given; nil when nobody waits.
    ///
    /// Bounds that hold for every policy the validator accepts, per window and while the class waits there:
    /// in-slot visitors see at most `greenMaxRun` green calls between two of their own; green ones at most one booked
    /// call; ordinary ones, once the first has aged, at most `priorityRun` green and booked calls.
    func choice(
        green: RankedLine.Entry?,
        booked: RankedLine.Entry?,
        ordinary: RankedLine.Entry?,
        after runs: WindowState,
        at now: Timestamp
    ) -> CallClass? {
        if mode == .fifo { return first(green, booked, ordinary) }
        let priority: CallClass? =
            if green != nil, booked == nil || runs.greenRun < greenMaxRun {
                .green
            } else if booked != nil {
                .booked
            } else {
                nil
            }
        guard let ordinary else { return priority }
        guard let priority else { return .ordinary }
        let hasAged = now.minutes(since: ordinary.issuedAt) >= ageingInForce
        return hasAged && runs.priorityRun >= priorityRun ? .ordinary : priority
    }

    /// Minutes of waiting after which ordinary visitors interleave.
    var ageingInForce: Int {
        switch mode {
        case .fifo, .ratio: 0
        case .aged: ageingMinutes
        case .strict: Self.longestAgeingMinutes
        }
    }

    private func first(
        _ green: RankedLine.Entry?,
        _ booked: RankedLine.Entry?,
        _ ordinary: RankedLine.Entry?
    ) -> CallClass? {
        let heads = [(green, CallClass.green), (booked, .booked), (ordinary, .ordinary)]
        return heads.compactMap { head, callClass in head.map { ($0.rank, callClass) } }.min { $0.0 < $1.0 }?.1
    }
}
