// SPDX-License-Identifier: Apache-2.0
package import Terms

/// How the hall is set up: what rules read but never change.
package struct HallPlan: Sendable, Equatable, Codable {
    package let hall: HallID
    package let center: CenterID
    /// Title on boards and slips.
    package let name: String
    package let services: [ServicePlan]
    package let windows: [WindowPlan]
    package let stations: [StationID]
    package let rules: HallRules

    /// Collects the parts; check `problems` before using a plan that people wrote.
    package init(
        hall: HallID,
        center: CenterID,
        name: String,
        services: [ServicePlan],
        windows: [WindowPlan],
        stations: [StationID],
        rules: HallRules = HallRules()
    ) {
        (self.hall, self.center, self.name) = (hall, center, name)
        (self.services, self.windows, self.stations, self.rules) = (services, windows, stations, rules)
    }

    /// The service with `id`.
    package func service(_ id: ServiceID) -> ServicePlan? { services.first { $0.id == id } }

    /// The window with `id`.
    package func window(_ id: WindowID) -> WindowPlan? { windows.first { $0.id == id } }

    /// The windows that handle `service`, in the order of the plan.
    package func windows(for service: ServiceID) -> [WindowPlan] { windows.filter { $0.services.contains(service) } }
}
