// SPDX-License-Identifier: Apache-2.0
package import Ports
import Settings

/// A ticket printer of a station.
package struct PrinterSettings: Sendable, Equatable {
    /// How wide its paper is.
    package enum Paper: String, Sendable, CaseIterable {
        /// 576 dots.
        case mm80 = "80"
        /// 384 dots.
        case mm58 = "58"
    }

    /// What a slip's QR code holds.
    package enum Code: Sendable, Equatable {
        case none
        /// The opaque token alone.
        case token
        /// This address with the token appended.
        case link(String)
    }

    /// Where it is.
    package let address: DeviceAddress
    /// The width of its paper.
    package let paper: Paper
    /// The length of a new roll in metres; nil for what is usual.
    package let rollMetres: Int?
    /// Staff are told when the paper lasts for fewer open days; 0 for never.
    package let alarmDays: Int
    /// False for a printer that can only be written to: then "sent" has to count as printed.
    package let answers: Bool
    /// Whether slips carry English lines.
    package let english: Bool
    /// The QR code.
    package let code: Code

    private static let rollBounds = 5...500

    /// Reads the printers of a station, at most two, the one that is used first in front.
    static func all(_ section: Section) throws(SettingsError) -> [PrinterSettings] {
        let first = try section.takeAddress("printer")
        let second = try section.takeAddress("printer_2")
        guard let first else {
            guard second == nil else {
                throw section.badValue("printer_2", expected: "beside a printer, which is missing")
            }
            return []
        }
        guard second != first else { throw section.badValue("printer_2", expected: "another printer than the first") }
        let slips = try SlipKeys(section)
        let printer = try PrinterSettings(first, section, "", slips)
        guard let second else { return [printer] }
        return [printer, try PrinterSettings(second, section, "_2", slips)]
    }

    /// Reads one whose keys have that ending: `paper`, `paper_2`.
    private init(
        _ address: DeviceAddress,
        _ section: Section,
        _ ending: String,
        _ slips: SlipKeys
    ) throws(SettingsError) {
        self.address = address
        paper = try section.takeChoice("paper" + ending) ?? .mm80
        rollMetres = try Self.metres("paper_roll" + ending, section)
        let isFile = if case .file = address { true } else { false }
        answers = try section.takeBool("printer_answers" + ending) ?? !isFile
        (alarmDays, english, code) = (slips.alarmDays, slips.english, slips.code)
    }

    /// Takes a length in metres: `80`, `80 m`.
    private static func metres(_ key: String, _ section: Section) throws(SettingsError) -> Int? {
        guard let text = try section.take(key) else { return nil }
        let digits = (text.hasSuffix("m") ? text.dropLast() : text[...]).split(separator: " ")
        guard digits.count == 1, let metres = Int(digits[0]), rollBounds.contains(metres) else {
            throw section.badValue(
                key,
                expected: "the length of a new roll, \(rollBounds.lowerBound) to \(rollBounds.upperBound) m, like 80 m"
            )
        }
        return metres
    }
}

/// What all slips of a station have in common, whichever printer they come from.
private struct SlipKeys {
    let alarmDays: Int
    let english: Bool
    let code: PrinterSettings.Code

    init(_ section: Section) throws(SettingsError) {
        alarmDays = try section.takeInt("paper_alarm", in: 0...30) ?? 2
        english = try section.takeBool("english") ?? false
        switch try section.take("code", upTo: 120) ?? "token" {
        case "none": code = .none
        case "token": code = .token
        case let text where text.hasPrefix("https://") || text.hasPrefix("http://"): code = .link(text)
        default: throw section.badValue("code", expected: "token, none or an address beginning with https://")
        }
    }
}
