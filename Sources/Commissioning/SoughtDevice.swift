// SPDX-License-Identifier: Apache-2.0
package import Ports

/// A device that a hall looks for, by the word that hall.conf has for it.
package enum SoughtDevice: String, Sendable, CaseIterable {
    case reader, documents, scanner, printer
    case panel, keypads

    /// The devices of a station, in the order in which they are asked for.
    package static let ofStation: [SoughtDevice] = [.reader, .scanner, .printer, .documents]

    /// What it is called in a sentence.
    package var phrase: Phrase {
        switch self {
        case .reader: Phrase("身份证阅读器", "the ID card reader")
        case .documents: Phrase("护照、通行证阅读器", "the passport and permit reader")
        case .scanner: Phrase("扫码枪", "the code scanner")
        case .printer: Phrase("号票打印机", "the ticket printer")
        case .panel: Phrase("LED 或客显屏", "the text display")
        case .keypads: Phrase("呼叫器", "the call keypads")
        }
    }

    /// Whether hall.conf takes it at such an address.
    package func isAt(_ address: DeviceAddress) -> Bool {
        switch (self, address) {
        case (_, .serial), (_, .tcp): true
        case (.reader, .bulk), (.reader, .hid), (.scanner, .hid), (.scanner, .keys), (.documents, .keys): true
        case (.printer, .printer), (.printer, .file): true
        default: false
        }
    }
}
