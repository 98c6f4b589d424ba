// SPDX-License-Identifier: Apache-2.0
package import Ports
package import Settings

/// Answers as they were given, on the command line or in a file.
package struct AnswerSheet: Sendable, Equatable {
    /// Every answer that was given, in order.
    package private(set) var texts: [AnswerName: [String]] = [:]

    /// An empty sheet.
    package init() {}

    /// Reads a file of answers: the section `[setup]` with a line for each.
    package init(file bytes: [UInt8], name: String) throws(SettingsError) {
        let file = try SettingsFile.parse(bytes: bytes, name: name)
        let section = file.section("setup")
        for answer in AnswerName.allCases {
            if answer.isList {
                give(answer, try section.takeEach(answer.rawValue))
            } else if let text = try section.take(answer.rawValue) {
                give(answer, [text])
            }
        }
        try file.finish()
    }

    /// Gives an answer, in the place of one that was given.
    package mutating func give(_ name: AnswerName, _ texts: [String]) {
        if !texts.isEmpty { self.texts[name] = texts }
    }

    /// The answer to a question that has one.
    package subscript(name: AnswerName) -> String? { texts[name]?.first }

    /// All answers of a list.
    package func all(_ name: AnswerName) -> [String] { texts[name] ?? [] }

    /// These answers, and those of `other` where there are none.
    package func over(_ other: AnswerSheet) -> AnswerSheet {
        var sheet = self
        sheet.texts.merge(other.texts) { mine, _ in mine }
        return sheet
    }

    /// Where devices are that were named, and those of today that no answer speaks of: none of them is found for another.
    package func addresses(keeping today: HallAnswers?) -> [DeviceAddress] {
        let today = self[.station] == "none" ? today?.withoutStation : today
        let ofStation = SoughtDevice.ofStation.compactMap { device -> DeviceAddress? in
            guard let text = AnswerName(device).flatMap({ self[$0] }) else { return today?.station?.devices[device] }
            return DeviceAddress(text: text)
        }
        let panels = all(.panel).compactMap { try? Entry.panel($0, automatic: nil).address }
        let keypads = all(.keypads).compactMap { try? Entry.keypads($0, automatic: nil).address }
        return ofStation + (all(.panel).isEmpty ? today?.panels.map(\.address) ?? [] : panels)
            + (all(.keypads).isEmpty ? today?.keypads.map(\.address) ?? [] : keypads)
    }

    /// The devices that are to be found.
    package var sought: Set<SoughtDevice> {
        let plain = SoughtDevice.ofStation.filter { device in AnswerName(device).flatMap { self[$0] } == "auto" }
        let panel = all(.panel).contains { $0.contains("@auto") } ? [SoughtDevice.panel] : []
        let keypads = all(.keypads).contains { $0.contains("=auto,") } ? [SoughtDevice.keypads] : []
        return Set(plain + panel + keypads)
    }
}

extension AnswerName {
    /// The answer that says where a device of a station is.
    init?(_ device: SoughtDevice) {
        switch device {
        case .reader: self = .reader
        case .documents: self = .documents
        case .scanner: self = .scanner
        case .printer: self = .printer
        case .panel, .keypads: return nil
        }
    }
}
