// SPDX-License-Identifier: Apache-2.0
import Journal
import Panels
import Ports
import Setup
import Terms
import Web

/// One text display put together, with its last known state.
final class HallPanel: Sendable {
    private let name: StationID
    private let address: String
    private let panel: TextPanel
    private let health: Lock<DeviceState>

    init(_ settings: PanelSettings, _ parts: HallStation.Parts) throws {
        let health = Lock(DeviceState.unknown)
        (name, address, self.health) = (settings.name, settings.address.text, health)
        let clock = parts.clock
        panel = try TextPanel(
            configuration: TextPanel.Configuration(settings),
            source: PanelSource(journal: parts.journal, plan: parts.settings.plan) { clock.now() },
            loop: parts.loop,
            hotplug: parts.hotplug,
            onHealth: { news in health.withLock { $0 = DeviceState(news) } }
        )
    }

    /// What the status page says of it.
    var fixture: HallSurroundings.Fixture {
        let state = health.withLock { $0 }
        return .init(kind: .panel, name: name.text, state: state.name, isWorking: state.isWorking)
    }

    /// What the page of devices says of it.
    func report(at times: ReportTimes) async -> DeviceReport {
        DeviceReport(.panel, at: name.text, address, health.withLock { $0 }).with(await panel.tally, at: times)
    }

    /// Works until the task is cancelled.
    func run() async { await panel.run() }
}

extension TextPanel.Configuration {
    fileprivate init(_ settings: PanelSettings) {
        let target: PanelTarget =
            switch settings.target {
            case .hall: .hall
            case .zone(let zone): .zone(zone)
            case .window(let window): .window(window)
            }
        self.init(
            name: settings.name,
            kind: PanelKind(settings),
            address: settings.address,
            target: target,
            columns: settings.columns,
            rows: settings.rows
        )
        showsStaff = settings.showsStaff
        brightness = settings.brightness.map { day in
            PanelBrightness(day: day, night: settings.nightBrightness ?? day, nightHours: settings.night)
        }
    }
}

extension PanelKind {
    fileprivate init(_ settings: PanelSettings) {
        let unit: OnbonUnit =
            switch settings.unit {
            case .byte8: .byte8
            case .pixelFlag: .pixelFlag
            case .pixelRaw: .pixelRaw
            }
        let letters: PanelWords.Letters = settings.letters == .hanzi ? .hanzi : .ascii
        switch settings.kind {
        case .onbon5K, .onbon6K: self = .onbon(address: settings.controller, unit: unit)
        case .epsonPole: self = .epsonPole(letters)
        case .cd5220: self = .cd5220(letters)
        case .lcdproc: self = .lcdproc
        }
    }
}
