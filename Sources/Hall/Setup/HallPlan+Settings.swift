// SPDX-License-Identifier: Apache-2.0
import Queueing
import Settings
import Terms

extension HallPlan {
    /// Reads `[hall]`, `[service …]`, `[window …]` and `[rules]`.
    init(
        _ hall: Section,
        _ file: SettingsFile,
        stations: [StationID],
        complaints: ServiceID?
    ) throws(SettingsError) {
        let id = try hall.required("id", hall.takeIdentifier("id").flatMap { HallID($0) })
        let center = try hall.required("center", hall.takeIdentifier("center").flatMap { CenterID($0) })
        self.init(
            hall: id,
            center: center,
            name: try hall.required("name", hall.take("name", upTo: 40)),
            services: try file.sections("service").map { section throws(SettingsError) in
                try ServicePlan(section)
            },
            windows: try file.sections("window").map { section throws(SettingsError) in try WindowPlan(section) },
            stations: stations,
            rules: try HallRules(file.section("rules")),
            hours: try hall.takeHours("hours") ?? .usual,
            complaints: complaints,
            profile: try hall.takeChoice("profile") ?? .hall
        )
    }
}

extension ServicePlan {
    fileprivate init(_ section: Section) throws(SettingsError) {
        try section.refuseCaps()
        guard let id = section.label.flatMap({ ServiceID($0) }) else {
            throw section.badValue("service", expected: "a heading like [service estate]")
        }
        let prefix = try section.take("prefix").map { text throws(SettingsError) in
            guard let prefix = TicketPrefix(text: text) else {
                throw section.badValue("prefix", expected: "one capital letter, not I, O, S, V or Z")
            }
            return prefix
        }
        let name = try section.required("name", section.take("name", upTo: 30))
        self.init(
            id: id,
            name: name,
            englishName: try section.take("english_name", upTo: 60) ?? name,
            prefix: try section.required("prefix", prefix),
            area: try section.take("area", upTo: 20) ?? "",
            initials: try Self.initials(section) ?? PinyinInitials.initials(of: name)
        )
    }

    private static func initials(_ section: Section) throws(SettingsError) -> String? {
        guard let text = try section.take("initials", upTo: 30) else { return nil }
        let folded = Typed.folded(text)
        guard folded.utf8.allSatisfy({ Digits.isDigit($0) || Digits.isCapital($0) }) else {
            throw section.badValue("initials", expected: "letters and digits, as BDCDJ")
        }
        return folded
    }
}

extension WindowPlan {
    fileprivate init(_ section: Section) throws(SettingsError) {
        try section.refuseCaps()
        guard let id = section.label.flatMap({ WindowID($0) }) else {
            throw section.badValue("window", expected: "a heading like [window 3]")
        }
        self.init(
            id: id,
            label: try section.take("label", upTo: 8) ?? id.text,
            role: try section.takeChoice("role") ?? .general,
            services: try section.takeIdentifiers("services").compactMap { ServiceID($0) },
            takesWalkInsWhenIdle: try section.takeBool("takes_walk_ins_when_idle") ?? true,
            zone: try section.takeIdentifier("zone").flatMap { ZoneID($0) },
            hours: try section.takeHours("hours")
        )
    }
}

extension Section {
    /// Takes opening hours: `mon-fri 09:00-12:00 13:00-17:00; sat 09:00-12:00`.
    func takeHours(_ key: String) throws(SettingsError) -> OpeningHours? {
        guard let text = try take(key) else { return nil }
        guard let hours = OpeningHours(text: text) else {
            throw badValue(key, expected: "hours like mon-fri 09:00-12:00 13:00-17:00; sat 09:00-12:00")
        }
        return hours
    }

    /// Refuses what would limit walk-ins (R1, R3, R33), in words that say so: such a key is no typing error.
    func refuseCaps() throws(SettingsError) {
        let caps = [
            "walk_in_cap", "walk_in_limit", "daily_cap", "daily_limit", "max_tickets", "ticket_limit", "quota", "cap",
            "limit",
        ]
        for key in caps where try take(key) != nil {
            throw badValue(key, expected: "removed: tickets may not be limited in working hours (notice R33)")
        }
        if try takeBool("walk_in") == false {
            throw badValue("walk_in", expected: "yes: walk-ins may not be turned away (notice R1, R32)")
        }
    }
}
