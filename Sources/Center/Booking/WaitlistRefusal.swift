// SPDX-License-Identifier: Apache-2.0
package import Rules
package import Terms

/// Why a person cannot be put on the wait-list, or an offer cannot be claimed; the person reads it.
package enum WaitlistRefusal: Sendable, Equatable {
    /// The city gives freed numbers back to everybody at once (`refill=pool`).
    case notUsed
    /// No wish, more than `WaitlistRequest.mostWishes`, or none that can still be met.
    case badWishes
    /// The person waits in as many places as one may.
    case tooMany(limit: Int)
    /// Online booking is suspended for the person (A13).
    case suspended(until: Timestamp)
    /// There is no offer to claim, or its time has run out.
    case noOffer

    /// Says why `request` cannot be taken at `now`, nil when it can; `open` counts the person's places that wait.
    package static func of(
        _ request: WaitlistRequest,
        open: Int,
        suspendedUntil: Timestamp?,
        rules: CityRules,
        at now: Timestamp
    ) -> WaitlistRefusal? {
        guard rules.refill != .pool else { return .notUsed }
        let horizon = now.adding(minutes: (rules.horizonDays + 1) * 24 * 60)
        guard (1...WaitlistRequest.mostWishes).contains(request.wishes.count),
            request.wishes.contains(where: { now < $0.end && $0.start < horizon })
        else { return .badWishes }
        if let suspendedUntil { return .suspended(until: suspendedUntil) }
        return open < WaitlistEntry.mostOpen ? nil : .tooMany(limit: WaitlistEntry.mostOpen)
    }
}
