// SPDX-License-Identifier: Apache-2.0
package import Terms

/// The center's word on a claim.
package enum ClaimDecision: Sendable, Equatable {
    case granted
    case refused(BookingStanding)
    /// Another hall has exchanged it or is about to.
    case heldElsewhere
}

extension BookingRecord {
    /// Decides whether `hall` may exchange this booking; a grant is noted in the record.
    ///
    /// A hall that asks again is granted again: whether its visitor holds a ticket already is for its own journal to say.
    package mutating func decideClaim(by hall: HallID, at now: Timestamp) -> ClaimDecision {
        guard standing.isOpen else { return .refused(standing) }
        if let exchange { return exchange.hall == hall ? .granted : .heldElsewhere }
        if let claim, claim.hall != hall, now.minutes(since: claim.at) < Claim.lifetimeMinutes { return .heldElsewhere }
        claim = Claim(hall: hall, at: now)
        return .granted
    }
}
