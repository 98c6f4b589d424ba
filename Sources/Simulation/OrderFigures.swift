// SPDX-License-Identifier: Apache-2.0
package import Queueing
import Terms

/// What the days of the ordering study came to under one policy.
package struct OrderFigures: Sendable {
    /// The policy.
    package let mode: OrderPolicy.Mode
    /// Work as a share of what the windows can do.
    package let load: Double
    private var waits: [OrderVisitor.Kind: [Int64]] = [:]
    /// Booked visitors first called before the end of their slot.
    private var inSlot = 0
    /// The longest wait of a walk-in, and the bound of that visitor, in milliseconds.
    package private(set) var longest: (wait: Int64, bound: Int64) = (0, 0)
    /// Ordinary visitors who waited longer than their bound: none, or the bound is wrong.
    package private(set) var beyondBound = 0
    /// Errors of the outlook that the hall gives.
    package private(set) var outlook = ForecastError()
    /// Errors of mean time times people ahead, from 0.8 to 1.3 of it: what others announce.
    package private(set) var plain = ForecastError()

    init(mode: OrderPolicy.Mode, load: Double) { (self.mode, self.load) = (mode, load) }

    mutating func count(_ visitor: OrderVisitor, calledAt call: Int64, bound: Int64?) {
        waits[visitor.kind, default: []].append(max(0, call - visitor.waitsFrom.milliseconds))
        if let slot = visitor.appointment?.slot, call < slot.end.milliseconds { inSlot += 1 }
        guard let bound else { return }
        let wait = call - visitor.arrival.milliseconds
        if wait > bound { beyondBound += 1 }
        if visitor.kind == .walkIn, wait > longest.wait { longest = (wait, bound) }
    }

    mutating func compare(_ outlook: Outlook, _ plain: ClosedRange<Int>, waited: Int64) {
        guard let minutes = outlook.minutes else { return }
        self.outlook.add(announced: minutes, waited: waited)
        self.plain.add(announced: plain, waited: waited)
    }

    /// The share of booked visitors who were first called before the end of their slot (R38, A33).
    package var inSlotShare: Double {
        let booked = waits[.booked, default: []].count
        return Double(inSlot) / Double(max(1, booked))
    }

    /// True when every booked visitor was called in the slot.
    package var keepsEverySlot: Bool { inSlot == waits[.booked, default: []].count }

    /// Mean and 95th percentile of a kind's waits, in minutes.
    func wait(of kind: OrderVisitor.Kind) -> (mean: Double, p95: Double) {
        let sorted = waits[kind, default: []].sorted()
        guard !sorted.isEmpty else { return (0, 0) }
        let mean = Double(sorted.reduce(0, +)) / Double(sorted.count) / 60_000
        // The nearest rank: the smallest wait that 95 of 100 do not exceed.
        let rank = (sorted.count * 95 + 99) / 100
        return (mean, Double(sorted[rank - 1]) / 60_000)
    }
}
