// SPDX-License-Identifier: Apache-2.0
package import Queueing
package import Settings

/// How a hall is set up, from the file `hall.conf`: the plan that rules read, and what is plugged in where.
package struct HallSettings: Sendable, Equatable {
    /// What the rules read.
    package private(set) var plan: HallPlan
    /// The zone of the hall.
    package let zone: String
    /// Where journal, keys, tokens and link files are kept.
    package let directory: String
    /// Where the API listens.
    package let api: APISettings
    /// Whom a visitor can ask and how to book (R7).
    package private(set) var contact: ContactSettings
    /// The stations, in the order of the file.
    package let stations: [StationSettings]
    /// Who checks electronic credentials; nil for nobody.
    package let verifier: VerifierSettings?
    /// The lines of call keypads, in the order of the file.
    package let keypads: [KeypadSettings]
    /// The zones with loudspeakers, in the order of the file.
    package let voices: [VoiceSettings]
    /// The text displays, in the order of the file.
    package let panels: [PanelSettings]

    /// Reads every section; throws all problems of the first part that has any, with lines.
    package init(_ file: SettingsFile) throws(HallSettingsError) {
        do throws(SettingsError) {
            let hall = file.section("hall")
            zone = try hall.take("zone") ?? "Asia/Shanghai"
            directory = try hall.take("directory") ?? "/var/lib/hallkiosk"
            contact = try ContactSettings(hall)
            api = try APISettings(file.section("api"))
            stations = try file.sections("station").map { section throws(SettingsError) in
                try StationSettings(section)
            }
            let verifier = file.section("verifier")
            self.verifier = verifier.line == 0 ? nil : try VerifierSettings(verifier)
            let plan = try HallPlan(hall, file, stations: stations.map(\.id), complaints: contact.complaintService)
            self.plan = plan
            guard contact.complaintService.map({ plan.service($0) != nil }) != false else {
                throw hall.badValue("complaint_service", expected: "a service of this file")
            }
            keypads = try file.sections("keypads").map { section throws(SettingsError) in
                try KeypadSettings(section, windows: plan.windows.map(\.id))
            }
            voices = try file.sections("voice").map { section throws(SettingsError) in
                try VoiceSettings(section, plan)
            }
            panels = try file.sections("panel").map { section throws(SettingsError) in
                try PanelSettings(section, plan: plan)
            }
            try file.finish()
        } catch { throw .file(error) }
        guard plan.problems.isEmpty else { throw .plan(plan.problems) }
    }

    /// The same hall with what its center has set: a plan without problems, and whom to ask where the center says so.
    package func adopting(_ plan: HallPlan, bookingMethod: String?, telephone: String?) -> HallSettings {
        var settings = self
        settings.plan = plan
        settings.contact = contact.adopting(bookingMethod: bookingMethod, telephone: telephone)
        return settings
    }
}
