// SPDX-License-Identifier: Apache-2.0

/// What a device can be to a hall, in the words of hall.conf.
package enum DeviceRole: String, Sendable, CaseIterable {
    case reader, scanner, documents, printer, panel, keypads

    /// What it is called in a sentence.
    package var words: String {
        switch self {
        case .reader: "ID card reader"
        case .scanner: "code scanner"
        case .documents: "document reader (MRZ)"
        case .printer: "ticket printer"
        case .panel: "LED panel"
        case .keypads: "call keypads"
        }
    }

    /// What to write into hall.conf for it: a key of a station, or a section of its own whose name is to be chosen.
    package func configuration(at address: String) -> String {
        switch self {
        case .reader, .scanner, .documents, .printer: "\(rawValue) = \(address)"
        case .panel: "[panel NAME]\nkind = onbon-bx5k\naddress = \(address)\nwindow = WINDOW"
        case .keypads: "[keypads NAME]\naddress = \(address)\nkeypad_1 = WINDOW"
        }
    }
}
