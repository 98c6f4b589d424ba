// SPDX-License-Identifier: Apache-2.0
package import Terms

/// A booking as the center tells a hall of it: whole, so that taking it twice is harmless.
package struct BookingNotice: Sendable, Equatable, Codable {
    /// Whether the booking can still be exchanged.
    package enum Standing: String, Sendable, Codable, CaseIterable {
        case booked, cancelled, void, rescheduled
        case noShow = "no_show"
        case exchangedElsewhere = "exchanged_elsewhere"
    }

    /// Who 预约人 is.
    package enum PrincipalKind: String, Sendable, Codable, CaseIterable {
        case person, unit
    }

    /// The booking number.
    package let number: BookingNumber
    /// The center it was made for.
    package let center: CenterID
    /// The service line it leads to.
    package let service: ServiceID
    /// The booked slot.
    package let slot: TimeSlot
    /// Keyed hash of 预约人.
    package let principal: PersonTag
    /// Keyed hash of 代理人, when booked for another.
    package let agent: PersonTag?
    /// `王*`, for the greeting.
    package let maskedName: String
    /// Keyed last-four of the principal's, then of the agent's document.
    package let lastFour: [LastFourTag]
    /// Whether it can still be exchanged.
    package let standing: Standing
    /// Who 预约人 is; nil from a center that does not say.
    package let principalKind: PrincipalKind?

    /// Collects the parts.
    package init(
        number: BookingNumber,
        center: CenterID,
        service: ServiceID,
        slot: TimeSlot,
        principal: PersonTag,
        agent: PersonTag?,
        maskedName: String,
        lastFour: [LastFourTag],
        standing: Standing,
        principalKind: PrincipalKind? = nil
    ) {
        (self.number, self.center, self.service, self.slot) = (number, center, service, slot)
        (self.principal, self.agent, self.maskedName) = (principal, agent, maskedName)
        (self.lastFour, self.standing, self.principalKind) = (lastFour, standing, principalKind)
    }
}
