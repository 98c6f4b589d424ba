// SPDX-License-Identifier: Apache-2.0
package import Terms

/// How the hall is set up: what rules read but never change.
package struct HallPlan: Sendable, Equatable {
    /// The hall: the scope of journal and numbers.
    package let hall: HallID
    /// The center whose bookings are exchanged here.
    package let center: CenterID
    /// Title on boards and slips.
    package let name: String
    /// The lines, in the order of the menu.
    package let services: [ServicePlan]
    /// The windows.
    package let windows: [WindowPlan]
    /// The places where visitors stand.
    package let stations: [StationID]
    /// The rules of the notice as this hall reads them.
    package let rules: HallRules
    /// When the hall is open, on a day that is as its weekday.
    package let hours: OpeningHours
    /// The days that are not: holidays, make-up workdays and extended sessions of the center's calendar (R66).
    package let days: [BusinessDay: DayHours]
    /// 有诉即办: the line of the complaint desk, whose numbers are always to be had (R42); nil where there is none.
    package let complaints: ServiceID?
    /// What kind of hall it is.
    package let profile: HallProfile
    private let index: PlanIndex

    /// Collects the parts; check `problems` before using a plan that people wrote.
    package init(
        hall: HallID,
        center: CenterID,
        name: String,
        services: [ServicePlan],
        windows: [WindowPlan],
        stations: [StationID],
        rules: HallRules = HallRules(),
        hours: OpeningHours = .usual,
        days: [BusinessDay: DayHours] = [:],
        complaints: ServiceID? = nil,
        profile: HallProfile = .hall
    ) {
        (self.hall, self.center, self.name) = (hall, center, name)
        (self.services, self.windows, self.stations, self.rules) = (services, windows, stations, rules)
        (self.hours, self.days, self.complaints) = (hours, days, complaints)
        self.profile = profile
        index = PlanIndex(services, windows)
    }

    /// The service with `id`.
    package func service(_ id: ServiceID) -> ServicePlan? { index.services[id].map { services[$0] } }

    /// The window with `id`.
    package func window(_ id: WindowID) -> WindowPlan? { index.windows[id].map { windows[$0] } }

    /// The windows that handle `service`, in the order of the plan.
    package func windows(for service: ServiceID) -> [WindowPlan] {
        index.handlers[service, default: []].map { windows[$0] }
    }
}

extension HallPlan: Codable {
    private enum CodingKeys: String, CodingKey {
        case hall, center, name, services, windows, stations, rules, hours, days, complaints, profile
    }

    package init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        try self.init(
            hall: container.decode(HallID.self, forKey: .hall),
            center: container.decode(CenterID.self, forKey: .center),
            name: container.decode(String.self, forKey: .name),
            services: container.decode([ServicePlan].self, forKey: .services),
            windows: container.decode([WindowPlan].self, forKey: .windows),
            stations: container.decode([StationID].self, forKey: .stations),
            rules: container.decode(HallRules.self, forKey: .rules),
            hours: container.decode(OpeningHours.self, forKey: .hours),
            days: container.decodeIfPresent([String: DayHours].self, forKey: .days).map(Self.days) ?? [:],
            complaints: container.decodeIfPresent(ServiceID.self, forKey: .complaints),
            profile: container.decodeIfPresent(HallProfile.self, forKey: .profile) ?? .hall
        )
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(hall, forKey: .hall)
        try container.encode(center, forKey: .center)
        try container.encode(name, forKey: .name)
        try container.encode(services, forKey: .services)
        try container.encode(windows, forKey: .windows)
        try container.encode(stations, forKey: .stations)
        try container.encode(rules, forKey: .rules)
        try container.encode(hours, forKey: .hours)
        try container.encode(profile, forKey: .profile)
        try container.encodeIfPresent(complaints, forKey: .complaints)
        guard !days.isEmpty else { return }
        try container.encode(
            Dictionary(uniqueKeysWithValues: days.map { ($0.key.text, $0.value) }),
            forKey: .days
        )
    }

    private static func days(_ texts: [String: DayHours]) -> [BusinessDay: DayHours] {
        var days: [BusinessDay: DayHours] = [:]
        for (text, hours) in texts { if let day = BusinessDay(text: text) { days[day] = hours } }
        return days
    }
}
