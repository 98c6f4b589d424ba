// SPDX-License-Identifier: Apache-2.0
import Ports
import Probe

/// What is configured and what is plugged in, side by side.
struct DevicesReport {
    /// The hall's answer; nil when none came.
    let configured: JSONValue?
    let plugged: [PluggedDevice]
    /// Why no answer came.
    var reason: String?

    init(configured: JSONValue?, plugged: [PluggedDevice]) { (self.configured, self.plugged) = (configured, plugged) }

    /// For people.
    var text: String {
        configuredText + "\n" + pluggedText
    }

    /// For programs.
    var json: JSONValue {
        .object([
            "configured": configured?["devices"] ?? .null,
            "reason": reason.map { .text($0) } ?? .null,
            "plugged": .list(plugged.map(json)),
        ])
    }

    // MARK: Configured

    private static let columns = [
        TableColumn("PLACE", "place"), TableColumn("DEVICE", "kind"), TableColumn("STATE", "state"),
        TableColumn("WORKS", "working"), TableColumn("NODE", "node"), TableColumn("SINCE", "since", .time),
        TableColumn("OPENED", "counters.opened", .number), TableColumn("LOST", "counters.closed", .number),
        TableColumn("FAILED", "counters.failures", .number), TableColumn("IN", "counters.received_bytes", .number),
        TableColumn("OUT", "counters.sent_bytes", .number), TableColumn("ADDRESS", "address"),
    ]
    /// What the columns show already.
    private static let shownCounters: Set<String> = ["opened", "closed", "failures", "received_bytes", "sent_bytes"]

    private var configuredText: String {
        guard let configured else {
            return "no hall answers (\(reason ?? "not asked")); only what is plugged in can be told\n"
        }
        let rows = configured.rows
        let details = rows.compactMap(Self.details)
        return TextTable(Self.columns, rows).text(empty: "hall.conf names no device")
            + (details.isEmpty ? "" : "\n" + details.joined())
    }

    /// What does not fit into columns: who it says it is, other counters, the last fault.
    private static func details(_ row: JSONValue) -> String? {
        var lines: [String] = []
        if case .text(let identity) = row["identity"] { lines.append("says it is \(identity)") }
        if case .object(let counters) = row["counters"] {
            let others = counters.filter { !shownCounters.contains($0.key) }.sorted { $0.key < $1.key }
            let words = others.map { "\($0.key.replacing("_", with: " ")) \($0.value.shown)" }
            if !words.isEmpty { lines.append(words.joined(separator: ", ")) }
        }
        if case .text(let fault) = row["last_fault"] { lines.append("last fault: \(fault)") }
        guard !lines.isEmpty else { return nil }
        return "\(row["place"].shown) \(row["kind"].shown):\n" + lines.map { "  \($0)\n" }.joined()
    }

    /// Whether the device is one of hall.conf: open by it now, or meant by its address.
    func isConfigured(_ device: PluggedDevice) -> Bool {
        (configured?.rows ?? []).contains { row in
            if row["node"] == .text(device.identity.node) { return true }
            guard case .text(let text) = row["address"], let meant = DeviceAddress(text: text)?.attached else {
                return false
            }
            return meant.portClass == device.identity.portClass && meant.match.fits(device.identity)
        }
    }

    // MARK: Plugged in

    private var pluggedText: String {
        let others = plugged.filter { !isConfigured($0) }
        let used = plugged.count - others.count
        guard !others.isEmpty else {
            return plugged.isEmpty
                ? "nothing is plugged into this machine that a hall could use\n"
                : "everything that is plugged in here is configured\n"
        }
        let heading = used == 0 ? "plugged in:" : "plugged in and not configured (\(used) more are):"
        return heading + "\n" + others.map(text).joined()
    }

    private func text(_ device: PluggedDevice) -> String {
        let (guess, identity) = (DeviceGuess(device, among: plugged), device.identity)
        let usb = device.usbNumber.map { "usb \($0)" }
        let socket = identity.idPath.map { "socket \($0)" }
        let driver = identity.driver.map { "driver \($0)" }
        let facts = [device.name, usb, socket, driver].compactMap(\.self)
        var lines = [identity.node + (facts.isEmpty ? "" : "  " + facts.joined(separator: ", "))]
        lines.append("    taken for: \(Self.roles(guess)): \(guess.reason)")
        if let configuration = guess.configuration {
            let written = configuration.split(separator: "\n").joined(separator: "\n               ")
            lines.append("    hall.conf: " + written)
        } else if guess.certainty == .possible {
            lines.append("    ask it:    kioskctl probe \(guess.address)")
        }
        if let remedy = Self.remedy(device) { lines.append("    \(remedy)") }
        return lines.joined(separator: "\n") + "\n"
    }

    private static func roles(_ guess: DeviceGuess) -> String {
        switch guess.certainty {
        case .no: "nothing of a hall"
        case .certain, .likely: guess.roles.first?.words ?? "-"
        case .possible: guess.roles.map(\.words).joined(separator: " or ")
        }
    }

    /// What to do about a node that this user may not open.
    static func remedy(_ device: PluggedDevice) -> String? {
        guard case .denied(let group) = device.access else { return nil }
        guard let group else { return "may not be opened by this user: run it with sudo" }
        return "may not be opened by this user: sudo usermod -aG \(group) $USER, then log in again"
    }

    private func json(_ device: PluggedDevice) -> JSONValue {
        let (guess, identity) = (DeviceGuess(device, among: plugged), device.identity)
        var members: [String: JSONValue] = [
            "node": .text(identity.node), "class": .text(identity.portClass.rawValue),
            "taken_for": .list(guess.roles.map { .text($0.rawValue) }), "certainty": .text(guess.certainty.rawValue),
            "reason": .text(guess.reason), "address": .text(guess.address), "configured": .flag(isConfigured(device)),
        ]
        members["usb"] = device.usbNumber.map { .text($0) }
        members["socket"] = identity.idPath.map { .text($0) }
        members["driver"] = identity.driver.map { .text($0) }
        members["name"] = device.name.map { .text($0) }
        members["configuration"] = guess.configuration.map { .text($0) }
        members["remedy"] = Self.remedy(device).map { .text($0) }
        return .object(members)
    }
}
