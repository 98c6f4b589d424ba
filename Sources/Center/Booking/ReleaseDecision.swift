// SPDX-License-Identifier: Apache-2.0
package import Rules
package import Terms

/// What becomes of a number that was given back (R40, A11).
package enum ReleaseDecision: Sendable, Equatable {
    /// The slot is over: nobody can use it.
    case expired
    /// Too little time is left to wait: it is free now.
    case atOnce
    /// It waits in the pool until then.
    case later(Timestamp)

    /// Decides for a number of `slot`; `draw` is a random number of 0..<1, so that nobody can wait for the moment.
    package init(of slot: TimeSlot, at now: Timestamp, rules: CityRules, draw: Double) {
        guard now < slot.end else {
            self = .expired
            return
        }
        guard slot.start.milliseconds - now.milliseconds >= Int64(rules.releaseAtOnceMinutes) * 60_000 else {
            self = .atOnce
            return
        }
        let (least, most) = (rules.releaseMinMinutes * 60, max(rules.releaseMinMinutes, rules.releaseMaxMinutes) * 60)
        let seconds = Double(least) + draw * Double(most - least + 1)
        self = .later(now.adding(seconds: min(Int64(seconds), Int64(most))))
    }
}
