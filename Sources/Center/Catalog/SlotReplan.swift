// SPDX-License-Identifier: Apache-2.0

/// How the inventory of one business on one day is brought to its plan without touching a number that somebody holds.
///
/// A slot with numbers that are issued, in the pool or expired keeps its time; the plan cuts what is left of the day. So
/// slots never overlap, every open minute stays bookable, and no number is promised twice.
package struct SlotReplan: Sendable, Equatable {
    /// A slot of the inventory.
    package struct Stock: Sendable, Equatable {
        /// From when to when, in minutes since local midnight.
        package let minutes: Range<Int>
        /// All its numbers.
        package let quota: Int
        /// Those that people hold.
        package let issued: Int
        /// Those that are not free: issued, in the pool, expired.
        package let held: Int

        /// Collects the parts.
        package init(minutes: Range<Int>, quota: Int, issued: Int, held: Int) {
            (self.minutes, self.quota, self.issued, self.held) = (minutes, quota, issued, held)
        }
    }

    /// Slots to make.
    package private(set) var made: [PlannedSlot] = []
    /// Slots whose numbers change.
    package private(set) var changed: [PlannedSlot] = []
    /// Slots to take out: nobody holds anything of them.
    package private(set) var removed: [Range<Int>] = []
    /// Slots outside of the open time that keep their numbers: whoever holds one is to be offered another time, and none
    /// of them may be given away again.
    package private(set) var stranded: [Stock] = []

    /// Compares what there is with what `plan` wants of a day that is open in `sessions`; slots that began before the
    /// minute `begun` are left as they are.
    package init(
        from stock: [Stock],
        plan: SlotPlan?,
        sessions: [Range<Int>],
        quotas: [SlotQuota] = [],
        begun: Int = 0
    ) {
        let future = stock.filter { $0.minutes.lowerBound >= begun }
        var (kept, planned) = (stock.filter { $0.minutes.lowerBound < begun }, [PlannedSlot]())
        // Every round keeps another slot or is the last.
        for _ in 0...stock.count {
            let left = Spans.difference(sessions, kept.map(\.minutes))
            planned = plan.map { SlotGrid.slots($0, sessions: left, quotas: quotas) } ?? []
            let apart = future.filter { old in
                old.held > 0 && !kept.contains(old) && !planned.contains { $0.minutes == old.minutes }
            }
            guard !apart.isEmpty else { break }
            kept += apart
        }
        for slot in planned where slot.minutes.lowerBound >= begun {
            let old = future.first { $0.minutes == slot.minutes }
            settle(slot.minutes, quota: max(slot.quota, old?.held ?? 0), from: old)
        }
        for old in future where !planned.contains(where: { $0.minutes == old.minutes }) {
            let isOpen = Spans.difference([old.minutes], sessions).isEmpty
            let quota = old.held == 0 || !isOpen ? old.held : max(old.held, Self.quota(of: old, plan, quotas))
            settle(old.minutes, quota: quota, from: old)
            if !isOpen, old.held > 0 { stranded.append(old) }
        }
    }

    /// True when the inventory is as planned already.
    package var isEmpty: Bool { made.isEmpty && changed.isEmpty && removed.isEmpty }

    private mutating func settle(_ minutes: Range<Int>, quota: Int, from old: Stock?) {
        switch (old, quota) {
        case (nil, _): made.append(PlannedSlot(minutes: minutes, quota: quota))
        case (.some, 0): removed.append(minutes)
        case (.some(let old), _) where old.quota != quota:
            changed.append(PlannedSlot(minutes: minutes, quota: quota))
        case (.some, _): break
        }
    }

    /// What the plan gives to a slot of this time, had it cut it so.
    private static func quota(of old: Stock, _ plan: SlotPlan?, _ quotas: [SlotQuota]) -> Int {
        if let set = quotas.last(where: { $0.start == old.minutes.lowerBound }) { return set.quota }
        let named = plan?.bands.first { $0.span?.contains(old.minutes.lowerBound) == true }
        guard let band = named ?? plan?.bands.first(where: { $0.span == nil }) else { return 0 }
        return max(1, min(band.quota, band.quota * old.minutes.count / band.slotMinutes))
    }
}
