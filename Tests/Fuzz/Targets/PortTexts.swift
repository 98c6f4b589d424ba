// SPDX-License-Identifier: Apache-2.0
@testable import Ports

/// Addresses of devices, and what udev says of them: `KEY=VALUE` lines.
enum PortTexts {
    static func check(_ input: [UInt8]) throws(Broken) {
        let text = String(decoding: input, as: UTF8.self)
        if let address = DeviceAddress(text: text) {
            try hold(DeviceAddress(text: address.text) == address, "an address is not read as it is written")
            try hold(address.text.utf8.count <= 512 + 32, "an address grows")
        }
        let identities = PortClass.allCases.compactMap { portClass in
            PortIdentity(node: "/dev/x", portClass: portClass, properties: properties(text), driver: nil)
        }
        for identity in identities {
            guard let vendor = identity.vendor, let model = identity.model else { continue }
            let match = PortMatch.usb(vendor: vendor, model: model, serial: identity.serial, interface: nil)
            try hold(match.fits(identity), "a device is not found by its own numbers")
        }
        try checkLine(identities)
        for byte in input.prefix(1) {
            let status = LPStatus(rawValue: byte)
            try hold(status.isOnline == (byte & 0x10 != 0), "not the bit of lp(4)")
        }
    }

    private static func properties(_ text: String) -> [String: String] {
        let lines = text.split(separator: "\n").map { $0.split(separator: "=", maxSplits: 1).map(String.init) }
        return Dictionary(lines.filter { $0.count == 2 }.map { ($0[0], $0[1]) }, uniquingKeysWith: { $1 })
    }

    /// A device's own words go into the log as one line.
    private static func checkLine(_ identities: [PortIdentity]) throws(Broken) {
        for identity in identities {
            let bytes = LogLine(.info, "device", ["device": identity]).bytes
            try hold(bytes.firstIndex(of: 0x0A) == bytes.count - 1, "a device forged a line of the log")
        }
    }
}
