// SPDX-License-Identifier: Apache-2.0
package import Ports

/// What a plugged-in device is taken for, without asking it, and what hall.conf would call it.
package struct DeviceGuess: Sendable, Equatable {
    /// How sure it is.
    package enum Certainty: String, Sendable {
        /// The device itself says so.
        case certain
        /// Its maker makes nothing else for halls.
        case likely
        /// It can be several things; only asking tells.
        case possible
        /// Nothing that a hall uses.
        case no
    }

    /// What it may be, the most likely first; empty for nothing of a hall's.
    package let roles: [DeviceRole]
    /// How sure it is.
    package let certainty: Certainty
    /// Why, in one sentence.
    package let reason: String
    /// The address for hall.conf, that means this device alone among those that are plugged in.
    package let address: String

    /// What to write into hall.conf, once it is known what the device is.
    package var configuration: String? {
        guard certainty == .certain || certainty == .likely else { return nil }
        return roles.first?.configuration(at: address)
    }

    /// Judges `device` among all that are plugged in.
    package init(_ device: PluggedDevice, among all: [PluggedDevice]) {
        let rule: Rule =
            switch device.identity.portClass {
            case .serial: Self.serial(device)
            case .printer: Self.printer(device)
            case .hid: Self.hid(device)
            case .keys: Self.keys(device)
            case .usb: Self.bare(device)
            }
        (roles, certainty, reason) = rule
        address = Self.address(of: device.identity, among: all.map(\.identity)).text
    }

    private typealias Rule = (roles: [DeviceRole], certainty: Certainty, reason: String)

    /// The page of bar code scanners that speak HID POS (HUT 1.5 section 25).
    private static let barcodePage: UInt16 = 0x8C
    /// From here on, pages mean what a maker wants (HUT 1.5 section 3).
    private static let vendorPages: UInt16 = 0xFF00

    private static func serial(_ device: PluggedDevice) -> Rule {
        let anything: [DeviceRole] = [.reader, .scanner, .printer, .panel, .keypads]
        if let number = device.usbNumber, let bridge = KnownUSB.bridge(number) {
            let reason = "a \(bridge) adapter tells nothing of what hangs behind it: ask with kioskctl probe"
            return (anything, .possible, reason)
        }
        if let maker = scannerMaker(device) { return ([.scanner], .likely, "a serial device of \(maker)") }
        if device.identity.vendor != nil {
            return ([.scanner, .reader], .possible, "a USB serial device of no known maker: ask with kioskctl probe")
        }
        return (anything, .possible, "a built-in serial port: ask with kioskctl probe")
    }

    private static func printer(_ device: PluggedDevice) -> Rule {
        let name = device.printerID.flatMap(printerName) ?? device.name
        let what = name.map { "it calls itself \($0)" } ?? "it does not tell its name"
        return ([.printer], .certain, "the kernel's printer driver serves it; \(what)")
    }

    private static func hid(_ device: PluggedDevice) -> Rule {
        if device.usages.contains(where: { $0.page == barcodePage }) {
            return ([.scanner], .certain, "its report descriptor is that of a scanner (usage page 8C)")
        }
        if let maker = device.usbNumber.flatMap({ KnownUSB.modules[$0] }) {
            return ([.reader], .likely, "an ID card module, wrapped in HID reports: \(maker)")
        }
        if device.usages.contains(.keyboard) {
            return ([], .no, "the same device as a keyboard; a scanner that types is written as keys:")
        }
        if let maker = scannerMaker(device), device.usages.contains(where: { $0.page >= vendorPages }) {
            return ([.scanner], .possible, "a device of \(maker) in its own mode: switch it to HID POS or USB serial")
        }
        return ([], .no, "a HID device that is no scanner")
    }

    private static func keys(_ device: PluggedDevice) -> Rule {
        if let maker = scannerMaker(device) {
            return ([.scanner], .likely, "a keyboard of \(maker), who makes scanners")
        }
        if let name = device.name, KnownUSB.saysScanner(name) {
            return ([.scanner], .likely, "a keyboard that calls itself \(name)")
        }
        guard device.identity.vendor != nil else { return ([], .no, "a keyboard or button of the machine itself") }
        let reason = "a keyboard; if it is a scanner that types, its codes are read from here: ask with kioskctl probe"
        return ([.scanner], .possible, reason)
    }

    private static func bare(_ device: PluggedDevice) -> Rule {
        guard let number = device.usbNumber, let maker = KnownUSB.modules[number] else {
            return ([], .no, "a USB device that is no ID card module")
        }
        return ([.reader], .likely, "an ID card module on the bare bus: \(maker)")
    }

    private static func scannerMaker(_ device: PluggedDevice) -> String? {
        device.identity.vendor.flatMap { KnownUSB.scannerMakers[$0] }
    }

    /// Maker and model of an IEEE 1284 identification: `MFG:EPSON;CMD:ESC/POS;MDL:TM-T88V;`.
    private static func printerName(_ text: String) -> String? {
        var values: [Substring: Substring] = [:]
        for field in text.split(separator: ";") {
            let parts = field.split(separator: ":", maxSplits: 1)
            if parts.count == 2 { values[parts[0]] = parts[1] }
        }
        let names = [values["MFG"] ?? values["MANUFACTURER"], values["MDL"] ?? values["MODEL"]].compactMap(\.self)
        return names.isEmpty ? nil : names.joined(separator: " ")
    }

    /// The shortest address that means this device and no other one that is plugged in.
    ///
    /// A serial number is left out where it can be: then a device of the same model can take its place. Twins without one
    /// are told apart by their sockets, and what udev knows nothing of by its node.
    package static func address(of identity: PortIdentity, among all: [PortIdentity]) -> DeviceAddress {
        var matches: [PortMatch] = []
        if let vendor = identity.vendor, let model = identity.model {
            for (serial, interface) in [
                (nil, nil), (nil, identity.interface), (identity.serial, nil), (identity.serial, identity.interface),
            ] as [(String?, UInt8?)] {
                matches.append(.usb(vendor: vendor, model: model, serial: serial, interface: interface))
            }
        }
        if let idPath = identity.idPath { matches.append(.socket(idPath: idPath)) }
        let others = all.filter { $0.portClass == identity.portClass && $0.node != identity.node }
        let match = matches.first { match in !others.contains { match.fits($0) } } ?? .node(identity.node)
        return switch identity.portClass {
        case .serial: .serial(match, baud: .baud115200, flow: .none)
        case .printer: .printer(match)
        case .hid: .hid(match)
        case .keys: .keys(match)
        case .usb: .bulk(match)
        }
    }
}
