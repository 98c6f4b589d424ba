// SPDX-License-Identifier: Apache-2.0
package import Terms

/// A booking (预约) as the center synced it to the hall.
package struct Booking: Sendable, Equatable, Hashable, Codable {
    /// Whether it can still be exchanged.
    package enum Standing: String, Sendable, Codable {
        case booked
        /// 取消预约, also late.
        case cancelled
        /// 作废 for an identity mismatch.
        case void
        /// 改约: another booking took its place.
        case rescheduled
        /// 失约.
        case noShow = "no_show"
        /// Exchanged at another hall of the center or before this journal began.
        case exchangedElsewhere = "exchanged_elsewhere"
    }

    /// Who 预约人 is.
    package enum PrincipalKind: String, Sendable, Codable {
        case person
        /// 单位: a letter of authorization is needed (R20).
        case unit
    }

    /// The booking number.
    package let number: BookingNumber
    /// The center it was made for.
    package let center: CenterID
    /// The line it leads to.
    package let service: ServiceID
    /// The booked slot.
    package let slot: TimeSlot
    /// Keyed hash of 预约人.
    package let principal: PersonTag
    /// Keyed hash of 代理人 when booked for another.
    package let agent: PersonTag?
    /// Who 预约人 is; nil where the center did not say, which is a person.
    package let principalKind: PrincipalKind?
    /// `王*`, for the greeting.
    package let maskedName: String
    /// Keyed last-four of the principal's, then of the agent's document.
    package let lastFour: [LastFourTag]
    /// Whether it can still be exchanged.
    package var standing: Standing

    /// Collects the parts.
    package init(
        number: BookingNumber,
        center: CenterID,
        service: ServiceID,
        slot: TimeSlot,
        principal: PersonTag,
        agent: PersonTag? = nil,
        maskedName: String,
        lastFour: [LastFourTag],
        standing: Standing = .booked,
        principalKind: PrincipalKind? = nil
    ) {
        (self.number, self.center, self.service, self.slot) = (number, center, service, slot)
        (self.principal, self.agent, self.maskedName) = (principal, agent, maskedName)
        (self.lastFour, self.standing, self.principalKind) = (lastFour, standing, principalKind)
    }
}
