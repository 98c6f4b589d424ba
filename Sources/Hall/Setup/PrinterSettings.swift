// SPDX-License-Identifier: Apache-2.0
package import Ports
import Settings

/// The ticket printer of a station.
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
    /// False for a printer that can only be written to: then "sent" has to count as printed.
    package let answers: Bool
    /// Whether slips carry English lines.
    package let english: Bool
    /// The QR code.
    package let code: Code

    init(_ address: DeviceAddress, _ section: Section) throws(SettingsError) {
        self.address = address
        paper = try section.takeChoice("paper") ?? .mm80
        english = try section.takeBool("english") ?? false
        let isFile = if case .file = address { true } else { false }
        answers = try section.takeBool("printer_answers") ?? !isFile
        switch try section.take("code", upTo: 120) ?? "token" {
        case "none": code = .none
        case "token": code = .token
        case let text where text.hasPrefix("https://") || text.hasPrefix("http://"): code = .link(text)
        default: throw section.badValue("code", expected: "token, none or an address beginning with https://")
        }
    }
}
