// SPDX-License-Identifier: Apache-2.0

/// Which attached device an address means: a fixed node, a USB device wherever it is plugged in, or a socket.
package enum PortMatch: Hashable, Sendable {
    /// A path, as `/dev/ttyS0`.
    case node(String)
    /// `usb:VID:PID[:SERIAL]`, optionally one interface of a device that has several.
    case usb(vendor: UInt16, model: UInt16, serial: String?, interface: UInt8?)
    /// `port:ID_PATH`: whatever is in that socket; for twins without serial numbers, such as two CH340.
    case socket(idPath: String)

    /// Says whether the device is meant.
    package func fits(_ identity: PortIdentity) -> Bool {
        switch self {
        case .node(let path): identity.node == path
        case .usb(let vendor, let model, let serial, let interface):
            identity.vendor == vendor && identity.model == model
                && (serial == nil || identity.serial == serial)
                && (interface == nil || identity.interface == interface)
        case .socket(let idPath): identity.idPath == idPath
        }
    }

    /// The one device meant; throws `.notFound`, or `.ambiguous` with an address for each that fits.
    ///
    /// Of a scanner that shows several keyboards its boot keyboard is the one that types.
    package func choose(among identities: [PortIdentity]) throws(PortError) -> PortIdentity {
        let fitting = identities.filter(fits)
        guard let first = fitting.first else { throw .notFound(text) }
        guard fitting.count > 1 else { return first }
        let boot = fitting.filter(\.isBootKeyboard)
        if first.portClass == .keys, boot.count == 1, fitting.allSatisfy({ $0.isSibling(of: first) }) { return boot[0] }
        throw .ambiguous(fitting.map { $0.node + " is " + Self.narrowest($0, among: fitting) }.sorted())
    }

    /// An address that means one of several devices: by its serial number, its socket, or at least its node.
    private static func narrowest(_ identity: PortIdentity, among others: [PortIdentity]) -> String {
        let matches = [
            identity.serial.flatMap { serial in
                identity.vendor.flatMap { vendor in
                    identity.model.map { PortMatch.usb(vendor: vendor, model: $0, serial: serial, interface: nil) }
                }
            },
            identity.idPath.map { .socket(idPath: $0) },
        ]
        let match = matches.lazy.compactMap(\.self).first { match in others.filter(match.fits).count == 1 }
        return identity.portClass.scheme + ":" + (match ?? .node(identity.node)).text
    }

    /// The interface asked for, of a device that has several.
    var interface: UInt8? {
        if case .usb(_, _, _, let interface) = self { interface } else { nil }
    }

    /// The text of an address, without its scheme and options.
    var text: String {
        switch self {
        case .node(let path): return path
        case .usb(let vendor, let model, let serial, _):
            return "usb:" + Hex4.text(vendor) + ":" + Hex4.text(model) + (serial.map { ":" + $0 } ?? "")
        case .socket(let idPath): return "port:" + idPath
        }
    }

    /// Reads `/dev/…`, `usb:VID:PID[:SERIAL]` or `port:ID_PATH`.
    init?(text: some StringProtocol, interface: UInt8?) {
        if text.hasPrefix("/") {
            guard interface == nil else { return nil }
            self = .node(String(text))
            return
        }
        let parts = text.split(separator: ":", maxSplits: 3, omittingEmptySubsequences: false)
        switch parts.first {
        case "usb":
            guard parts.count >= 3, let vendor = Hex4.value(parts[1]), let model = Hex4.value(parts[2]) else {
                return nil
            }
            let serial = parts.count == 4 ? String(parts[3]) : nil
            guard serial != "" else { return nil }
            self = .usb(vendor: vendor, model: model, serial: serial, interface: interface)
        case "port":
            let idPath = String(text.dropFirst("port:".count))
            guard !idPath.isEmpty, interface == nil else { return nil }
            self = .socket(idPath: idPath)
        default: return nil
        }
    }
}
