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

    /// Where the devices are that were named.
    package var addresses: [DeviceAddress] {
        SoughtDevice.ofStation.compactMap { device in
            AnswerName(device).flatMap { self[$0] }.flatMap { DeviceAddress(text: $0) }
        }
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
