// SPDX-License-Identifier: Apache-2.0
import Ports
import Queueing
import Settings
import Setup
import Terms

extension HallAnswers {
    /// The hall.conf of these answers: `base` with what they change, and nothing else.
    ///
    /// `isSample` says that `base` is the sample: its services, windows and station are examples, whose comments the first
    /// ones of the hall inherit.
    package func text(over base: String, isSample: Bool) -> String {
        var text = ConfigurationText(base)
        // What says the same in other words stays as somebody has written it.
        let today = isSample ? nil : Self.today(base)
        if isSample { dropExamples(&text) }
        writeHall(&text, today)
        writeServices(&text, today)
        writeWindows(&text, today)
        writeStation(&text, today)
        writePanels(&text, today)
        writeKeypads(&text, today)
        return text.text
    }

    private static func today(_ text: String) -> HallAnswers? {
        guard let file = try? SettingsFile.parse(text: text, name: ""), let settings = try? HallSettings(file) else {
            return nil
        }
        return HallAnswers(settings)
    }

    private func dropExamples(_ text: inout ConfigurationText) {
        let firsts = [
            ("service", services.first?.id.text), ("window", windows.first?.id.text), ("station", station?.id.text),
        ]
        for (kind, first) in firsts {
            guard let example = text.labels(of: kind).first else { continue }
            text.arrange(kind, first == nil ? [] : [example])
            if let first { text.rename(kind + " " + example, kind + " " + first) }
        }
    }

    private func writeHall(_ text: inout ConfigurationText, _ today: HallAnswers?) {
        let named: [(key: String, value: String)] = [
            ("id", hall.text), ("center", center.text), ("name", name), ("telephone", telephone),
            ("booking_method", booking),
        ]
        for (key, value) in named { text.set(key, ConfigurationLine.value(value), in: "hall") }
        let usual: [(section: String, key: String, value: String, usual: String)] = [
            ("hall", "profile", profile.rawValue, "hall"), ("hall", "zone", zone, Self.usualZone),
            ("hall", "hours", hours.text, OpeningHours.usual.text),
            ("hall", "directory", directory, Self.usualDirectory), ("api", "port", "\(port)", "\(Self.usualPort)"),
        ]
        for entry in usual where entry.value != entry.usual || text.sets(entry.key, in: entry.section) {
            if entry.key == "hours", today?.hours == hours { continue }
            text.set(entry.key, ConfigurationLine.value(entry.value), in: entry.section)
        }
    }

    private func writeServices(_ text: inout ConfigurationText, _ today: HallAnswers?) {
        text.arrange("service", services.map(\.id.text))
        for service in services where today?.services.contains(service) != true {
            let section = "service " + service.id.text
            text.set("name", ConfigurationLine.value(service.name), in: section)
            text.set("english_name", service.englishName.map(ConfigurationLine.value), in: section)
            text.set("prefix", service.prefix.text, in: section)
            text.set("initials", service.initials, in: section)
        }
    }

    private func writeWindows(_ text: inout ConfigurationText, _ today: HallAnswers?) {
        text.arrange("window", windows.map(\.id.text))
        for window in windows where today?.windows.contains(window) != true {
            text.set("services", window.services.map(\.text).joined(separator: ", "), in: "window " + window.id.text)
        }
    }

    /// The first station is this machine's; further ones stay.
    private func writeStation(_ text: inout ConfigurationText, _ today: HallAnswers?) {
        guard today == nil || today?.station != station else { return }
        let others = text.labels(of: "station").dropFirst().filter { $0 != station?.id.text }
        if let station, let first = text.labels(of: "station").first, !others.contains(station.id.text) {
            text.rename("station " + first, "station " + station.id.text)
        }
        text.arrange("station", (station.map { [$0.id.text] } ?? []) + others)
        guard let station else { return }
        let section = "station " + station.id.text
        for device in SoughtDevice.ofStation {
            text.set(device.rawValue, station.devices[device].map { ConfigurationLine.value($0.text) }, in: section)
        }
        for key in Self.optionsWithoutUse(of: station) { text.set(key, nil, in: section) }
    }

    /// The options that a station's devices, as they are now, cannot have.
    private static func optionsWithoutUse(of station: Station) -> [String] {
        var keys: [String] = []
        if case .hid = station.devices[.reader] {} else { keys.append("reader_wrap") }
        switch station.devices[.scanner] {
        case .keys: break
        case .serial, .tcp: keys += ["scanner_layout", "scanner_alt"]
        default: keys += ["scanner_layout", "scanner_alt", "scanner_end"]
        }
        if station.devices[.printer] == nil { keys.append("printer_2") }
        return keys
    }

    private func writePanels(_ text: inout ConfigurationText, _ today: HallAnswers?) {
        text.arrange("panel", panels.map(\.id.text))
        for panel in panels where today?.panels.contains(panel) != true {
            let section = "panel " + panel.id.text
            // What another kind of display has no use for.
            if text.sets("kind", in: section), text.elements(of: "kind", in: section) != [panel.kind.rawValue] {
                for key in ["columns", "rows", "brightness", "brightness_night", "unit", "controller", "letters"] {
                    text.set(key, nil, in: section)
                }
            }
            text.set("kind", panel.kind.rawValue, in: section)
            text.set("address", ConfigurationLine.value(panel.address.text), in: section)
            var (zone, window): (String?, String?)
            switch panel.target {
            case .hall: break
            case .zone(let id): zone = id.text
            case .window(let id): window = id.text
            }
            text.set("zone", zone, in: section)
            text.set("window", window, in: section)
        }
    }

    private func writeKeypads(_ text: inout ConfigurationText, _ today: HallAnswers?) {
        text.arrange("keypads", keypads.map(\.id.text))
        for line in keypads where today?.keypads.contains(line) != true {
            let section = "keypads " + line.id.text
            text.set("address", ConfigurationLine.value(line.address.text), in: section)
            for number in KeypadSettings.addresses {
                text.set("keypad_\(number)", line.windows[number]?.text, in: section)
                if line.windows[number] == nil { text.set("staff_\(number)", nil, in: section) }
            }
            let evaluators = text.elements(of: "evaluators", in: section)
            let kept = evaluators.filter { Int($0).map { line.windows[$0] != nil } ?? true }
            if kept != evaluators {
                text.set("evaluators", kept.isEmpty ? nil : kept.joined(separator: ", "), in: section)
            }
        }
    }
}
