// SPDX-License-Identifier: Apache-2.0
package import Queueing
package import Terms

/// A service as one chooses it, with what waits there.
package struct ServiceOffer: Sendable, Equatable, Codable {
    /// The line.
    package let service: ServiceID
    /// Its Chinese name.
    package let name: String
    /// Its English name.
    package let englishName: String
    /// Where to wait; may be empty.
    package let area: String
    /// What it is found by, as `BDCDJ` for 不动产登记; may be empty.
    package let initials: String
    /// People ahead and expected wait.
    package let outlook: Outlook

    /// Joins a service of the plan with its outlook.
    package init(_ service: ServicePlan, outlook: Outlook) {
        self.service = service.id
        (name, englishName, area) = (service.name, service.englishName, service.area)
        initials = service.initials
        self.outlook = outlook
    }
}
