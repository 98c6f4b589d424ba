// SPDX-License-Identifier: Apache-2.0
import Setup
import Voice
import Web

/// What of a hall stands at no station: voices, panels and call keypads.
final class HallFixtures: Sendable {
    private let voices: HallVoices
    private let panels: [HallPanel]
    private let keypads: HallKeypads

    init(_ parts: HallStation.Parts) throws {
        let (settings, journal) = (parts.settings, parts.journal)
        voices = HallVoices(
            settings.voices,
            plan: settings.plan,
            journal: journal,
            clock: parts.clock,
            loop: parts.loop
        )
        panels = try settings.panels.map { try HallPanel($0, parts) }
        keypads = HallKeypads(
            settings.keypads,
            plan: settings.plan,
            journal: journal,
            submit: parts.submit,
            loop: parts.loop,
            hotplug: parts.hotplug
        )
    }

    /// Reads screens aloud; also where no zone has a voice.
    var reader: Speaker { voices.reader }

    /// What the status page shows.
    var all: [HallSurroundings.Fixture] {
        get async { await voices.fixtures + panels.map(\.fixture) + keypads.fixtures }
    }

    /// What the page of devices says.
    func reports(at times: ReportTimes) async -> [DeviceReport] {
        var reports: [DeviceReport] = []
        for panel in panels { reports.append(await panel.report(at: times)) }
        return await reports + keypads.reports(at: times) + voices.reports
    }

    /// Works until the task is cancelled.
    func run() async {
        await withDiscardingTaskGroup { group in
            group.addTask(name: "voices") { await self.voices.run() }
            for panel in panels { group.addTask(name: "panel") { await panel.run() } }
            group.addTask(name: "keypads") { await self.keypads.run() }
        }
    }

    /// Closes what has to be closed.
    func stop() async { await keypads.stop() }
}
