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

    /// The one device meant; throws `.notFound`, or `.ambiguous` with the nodes of all that fit.
    package func choose(among identities: [PortIdentity]) throws(PortError) -> PortIdentity {
        let fitting = identities.filter(fits)
        guard let first = fitting.first else { throw .notFound(text) }
        guard fitting.count == 1 else { throw .ambiguous(fitting.map(\.node).sorted()) }
        return first
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
