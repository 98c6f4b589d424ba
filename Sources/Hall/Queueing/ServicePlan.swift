// SPDX-License-Identifier: Apache-2.0
package import Terms

/// A service (业务) of the hall: one queue line.
package struct ServicePlan: Sendable, Equatable, Codable {
    /// The name in configuration and events.
    package let id: ServiceID
    /// Chinese name as on screens and slips.
    package let name: String
    /// English name.
    package let englishName: String
    /// The letter of its tickets; services may share one.
    package let prefix: TicketPrefix
    /// Where to wait, as `二楼 B 区`; empty when the hall has one area.
    package let area: String
    /// What it is found by at a kiosk: the capital pinyin initials of its name, `BDCDJ`; may be empty.
    package let initials: String

    /// Collects the parts.
    package init(
        id: ServiceID,
        name: String,
        englishName: String,
        prefix: TicketPrefix,
        area: String = "",
        initials: String = ""
    ) {
        (self.id, self.name, self.englishName) = (id, name, englishName)
        (self.prefix, self.area, self.initials) = (prefix, area, initials)
    }
}
