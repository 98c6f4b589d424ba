// SPDX-License-Identifier: Apache-2.0
package import Terms

/// What a person asks for who would take a number that is freed (递补, R41).
package struct WaitlistRequest: Sendable, Equatable {
    /// The key of this intent: the same key gives the same place.
    package let intent: IntentKey
    /// The center.
    package let center: CenterID
    /// The service line.
    package let service: ServiceID
    /// The item, when the person named one.
    package let item: ItemCode?
    /// The times that would do: a freed slot suits when it lies wholly in one of them; a day is such a time too.
    package let wishes: [TimeSlot]
    /// 预约人.
    package let principal: Party
    /// 代理人, when made for another (R17).
    package let agent: Party?
    /// The version of the text that was agreed to (R26).
    package let terms: Int

    /// The most times one person may wish for at once.
    package static let mostWishes = 14

    /// Collects the parts.
    package init(
        intent: IntentKey,
        center: CenterID,
        service: ServiceID,
        item: ItemCode?,
        wishes: [TimeSlot],
        principal: Party,
        agent: Party?,
        terms: Int
    ) {
        (self.intent, self.center, self.service, self.item) = (intent, center, service, item)
        (self.wishes, self.principal, self.agent, self.terms) = (wishes, principal, agent, terms)
    }
}
