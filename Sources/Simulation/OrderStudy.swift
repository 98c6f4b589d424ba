// SPDX-License-Identifier: Apache-2.0
package import Queueing
import Simulators
import Terms

/// Compares the policies of calling on the same days (requirements 4.4), by the product's own rules.
package struct OrderStudy: Sendable {
    /// Repeats the days.
    package let seed: UInt64
    /// Days for each policy and load.
    package let days: Int
    /// Work as a share of what the windows can do.
    package let load: Double

    /// The loads that the requirements compare.
    package static let loads = [0.80, 0.92, 1.05]
    /// What may be asked for.
    package static let bounds = (days: 1...3000, load: 0.1...2.0)
    /// The load up to which booked visitors are promised their slot (R38).
    package static let promisedLoad = 0.92

    /// Collects the parts; `days` and `load` lie in `bounds`.
    package init(seed: UInt64, days: Int, load: Double) { (self.seed, self.days, self.load) = (seed, days, load) }

    /// Lives through the days under one policy, whose numbers are the notice's (2:1, after 30 minutes, one green in two).
    package func figures(under mode: OrderPolicy.Mode) throws(OrderFault) -> OrderFigures {
        var policy = OrderPolicy.standard
        policy.mode = mode
        var hall = OrderHall(policy, load: load)
        for number in 0..<days {
            // The same name for every policy and load: the same people come.
            var random = SeededRandom(seed, "order day \(number)")
            try hall.live(OrderDay(opening: Self.opening.adding(minutes: number * 1440), load: load, random: &random))
        }
        return hall.outcome
    }

    /// Says what is wrong with `figures`, in sentences; empty when the policy keeps what it promises.
    package static func misses(_ figures: OrderFigures) -> [String] {
        var misses: [String] = []
        let name = "\(figures.mode.rawValue) at \(figures.load)"
        let keepsSlots = figures.mode == .ratio || figures.mode == .aged
        if keepsSlots, figures.load <= promisedLoad, !figures.keepsEverySlot {
            misses.append("\(name): not every booked visitor was called in the slot")
        }
        if figures.beyondBound > 0 { misses.append("\(name): \(figures.beyondBound) waited longer than the bound") }
        return misses
    }

    /// 2026-01-05 09:00 in the hall's zone.
    private static let opening = Timestamp(seconds: 1_767_574_800)
}
