// SPDX-License-Identifier: Apache-2.0
package import Terms

/// What one row of an import asks for: a booking to make or to bring up to date.
package struct BookingOrder: Sendable, Equatable {
    /// The number it has already, nil to be given one.
    package let number: BookingNumber?
    /// The center it is for.
    package let center: CenterID
    /// The service line.
    package let service: ServiceID
    /// The booked slot.
    package let slot: TimeSlot
    /// 预约人.
    package let principal: Party
    /// 代理人, when booked for another (R17).
    package let agent: Party?

    /// Collects the parts.
    package init(
        number: BookingNumber?,
        center: CenterID,
        service: ServiceID,
        slot: TimeSlot,
        principal: Party,
        agent: Party?
    ) {
        (self.number, self.center, self.service) = (number, center, service)
        (self.slot, self.principal, self.agent) = (slot, principal, agent)
    }
}
