// SPDX-License-Identifier: Apache-2.0
package import Terms

/// Asks for one number of one slot.
package struct BookingRequest: Sendable, Equatable {
    /// Made before the first attempt and kept on retries: the same intent is the same booking.
    package let intent: IntentKey
    /// The center to visit.
    package let center: CenterID
    /// The service line.
    package let service: ServiceID
    /// The item it is for, when one was chosen.
    package let item: ItemCode?
    /// The start of the wished slot.
    package let start: Timestamp
    /// 预约人.
    package let principal: Party
    /// 代理人, when booked for another (R17).
    package let agent: Party?
    /// How it came in.
    package let channel: BookingChannel
    /// Who made it for somebody, at the desk or on the telephone (R5).
    package let staff: StaffID?
    /// Why staff made it; never about a person.
    package let reason: String?
    /// The version of the consent text that was shown (R26); 0 when none was.
    package let terms: Int

    /// Collects the parts.
    package init(
        intent: IntentKey,
        center: CenterID,
        service: ServiceID,
        item: ItemCode?,
        start: Timestamp,
        principal: Party,
        agent: Party?,
        channel: BookingChannel,
        staff: StaffID? = nil,
        reason: String? = nil,
        terms: Int
    ) {
        (self.intent, self.center, self.service, self.item) = (intent, center, service, item)
        (self.start, self.principal, self.agent) = (start, principal, agent)
        (self.channel, self.staff, self.reason, self.terms) = (channel, staff, reason, terms)
    }
}
