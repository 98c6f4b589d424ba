// SPDX-License-Identifier: Apache-2.0
package import Queueing
package import Terms

/// What every screen of a hall has in common.
package struct DeskHouse: Sendable, Equatable {
    /// The hall's name.
    package let name: String
    /// 预约方式 and 咨询电话 (R7), from one configured source.
    package let bookingMethod: String
    /// 咨询电话.
    package let telephone: String
    /// The Chinese names of the green channel's scope (A29), in a fixed order.
    package let greenScope: [String]
    /// A32.
    package let requirement: HallRules.ExchangeRequirement
    /// The service of 有诉即办, whose number can be taken on every screen (R42).
    package let complaints: ServiceID?
    /// What visitors know the electronic credentials as that are checked here; nil for none in particular.
    package let credentialName: String?
    /// Whether passports and permits can be placed at the station.
    package let readsDocuments: Bool
    /// The services by name, for greetings.
    package let services: [ServiceID: ServicePlan]

    /// Takes what the plan says; `bookingMethod` and `telephone` are the hall's contact.
    package init(
        plan: HallPlan,
        bookingMethod: String,
        telephone: String,
        complaints: ServiceID? = nil,
        credentialName: String? = nil,
        readsDocuments: Bool = false
    ) {
        name = plan.name
        (self.bookingMethod, self.telephone, self.complaints) = (bookingMethod, telephone, complaints)
        (self.credentialName, self.readsDocuments) = (credentialName, readsDocuments)
        greenScope = plan.rules.greenReasons.sorted { Self.place($0.key) < Self.place($1.key) }.map(\.value)
        requirement = plan.rules.exchangeRequirement
        services = Dictionary(plan.services.map { ($0.id, $0) }) { first, _ in first }
    }

    /// 其他 comes last.
    private static func place(_ code: String) -> (Int, String) { (code == "other" ? 1 : 0, code) }
}
