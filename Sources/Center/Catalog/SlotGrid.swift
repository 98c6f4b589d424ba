// SPDX-License-Identifier: Apache-2.0

/// The slots that a plan makes of the open time of a day: in order, apart, and without an open minute left over (R2).
package enum SlotGrid {
    /// Cuts `sessions` by `plan`; only time that no part of the plan names stays uncovered.
    package static func slots(_ plan: SlotPlan, sessions: [Range<Int>]) -> [PlannedSlot] {
        let named = plan.bands.compactMap(\.span)
        return plan.bands.flatMap { band in
            let pieces = band.span.map { Spans.intersection(sessions, [$0]) } ?? Spans.difference(sessions, named)
            return pieces.flatMap { cut($0, by: band) }
        }
        .sorted { $0.minutes.lowerBound < $1.minutes.lowerBound }
    }

    /// The same with `quotas` set by people for single slots of that day.
    package static func slots(_ plan: SlotPlan, sessions: [Range<Int>], quotas: [SlotQuota]) -> [PlannedSlot] {
        slots(plan, sessions: sessions).map { slot in
            var slot = slot
            if let set = quotas.last(where: { $0.start == slot.minutes.lowerBound }) { slot.quota = set.quota }
            return slot
        }
    }

    /// Whole slots, and a shorter one at the end; a rest below the shortest slot lengthens the last.
    private static func cut(_ piece: Range<Int>, by band: SlotBand) -> [PlannedSlot] {
        let count = piece.count / band.slotMinutes
        let rest = piece.count - count * band.slotMinutes
        let starts = (0..<count).map { piece.lowerBound + $0 * band.slotMinutes }
        var slots = starts.map { PlannedSlot(minutes: $0..<$0 + band.slotMinutes, quota: band.quota) }
        if rest == 0 { return slots }
        if let last = slots.last, rest < SlotBand.slotMinutesBounds.lowerBound {
            slots[count - 1].minutes = last.minutes.lowerBound..<piece.upperBound
        } else {
            let share = max(1, band.quota * rest / band.slotMinutes)
            slots.append(PlannedSlot(minutes: piece.upperBound - rest..<piece.upperBound, quota: share))
        }
        return slots
    }
}
