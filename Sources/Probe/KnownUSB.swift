// SPDX-License-Identifier: Apache-2.0

/// USB numbers that tell what a device is, from public lists and makers' documents (devices.md A.7, D.2, D.4).
enum KnownUSB {
    /// Card modules on the bare bus, with their maker.
    static let modules: [String: String] = [
        "0400:c35a": "the number of SAM_V modules themselves", "0316:5020": "Synjones",
    ]

    /// Bridges from USB to a serial line, by number; what hangs behind one, no number tells.
    static func bridge(_ number: String) -> String? {
        switch number.prefix(4) {
        case "1a86": number.hasPrefix("1a86:55d") ? "CH9102" : "CH340"
        case "0403": "FTDI"
        case "10c4": "CP210x"
        case "067b": "PL2303"
        default: nil
        }
    }

    /// Makers of bar code scanners by vendor number.
    static let scannerMakers: [UInt16: String] = [
        0x0C2E: "Honeywell", 0x0536: "Hand Held Products (Honeywell)", 0x23D0: "Youjie (Honeywell)", 0x05E0: "Zebra",
        0x05F9: "Datalogic", 0x1EAB: "Newland", 0x065A: "Opticon", 0x0745: "CipherLab", 0x076D: "Denso Wave",
    ]

    /// Words in a product's name that only scanners bear.
    private static let scannerWords = ["scanner", "barcode", "bar code", "qr code", "qrcode", "2d imager"]

    /// Whether a product's name says that it is a scanner.
    static func saysScanner(_ name: String) -> Bool {
        let lower = name.lowercased()
        return scannerWords.contains { lower.contains($0) }
    }
}
