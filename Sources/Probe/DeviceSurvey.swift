// SPDX-License-Identifier: Apache-2.0
import Glibc
package import Ports

/// Looks at what is plugged into this machine, without opening anything and without being root.
package struct DeviceSurvey: Sendable {
    private let finder: PortFinder
    private let read: @Sendable (String) -> [UInt8]?

    /// How far up from a node its USB device is looked for: interface, device, and the HID and input layers between.
    private static let levels = 6

    /// Looks through `finder`, and reads sysfs with `read`.
    package init(
        finder: PortFinder = .system,
        read: @escaping @Sendable (String) -> [UInt8]? = { try? WholeFile.read(path: $0, limit: 65_536) }
    ) {
        (self.finder, self.read) = (finder, read)
    }

    /// Every node that a hall might use, by class and node; of whole USB devices only those that nothing else shows.
    package func devices() throws(PortError) -> [PluggedDevice] {
        var found: [PluggedDevice] = []
        for portClass in PortClass.allCases where portClass != .usb {
            for identity in try finder.list(portClass) where isReal(identity) { found.append(look(at: identity)) }
        }
        for identity in try finder.list(.usb) {
            let device = look(at: identity)
            if let number = device.usbNumber, KnownUSB.modules[number] != nil { found.append(device) }
        }
        return found
    }

    /// A serial port that the kernel only has a place for has the type 0, PORT_UNKNOWN.
    private func isReal(_ identity: PortIdentity) -> Bool {
        text(Self.folder(identity) + "/type") != "0" || identity.portClass != .serial
    }

    private func look(at identity: PortIdentity) -> PluggedDevice {
        let folder = Self.folder(identity) + "/device"
        let descriptor = identity.portClass == .hid ? read(folder + "/report_descriptor") ?? [] : []
        return PluggedDevice(
            identity,
            name: identity.portClass == .keys ? text(folder + "/name") : product(above: folder),
            printerID: identity.portClass == .printer ? text(folder + "/ieee1284_id") : nil,
            usages: (try? HIDReportDescriptor(descriptor))?.applications ?? [],
            access: Self.access(identity.node)
        )
    }

    /// The product's name is an attribute of the USB device, some levels above.
    private func product(above folder: String) -> String? {
        (0..<Self.levels).lazy.compactMap { level in
            text(folder + String(repeating: "/..", count: level) + "/product")
        }.first
    }

    /// One line of sysfs; nil when it is not there, empty, or what a terminal would not show.
    private func text(_ path: String) -> String? {
        guard let bytes = read(path) else { return nil }
        let line = String(decoding: bytes.prefix { $0 != 0x0A && $0 != 0 }, as: UTF8.self)
        let shown = line.unicodeScalars.filter { $0.value >= 0x20 && $0.value != 0x7F }
        return shown.isEmpty ? nil : String(String.UnicodeScalarView(shown))
    }

    private static func folder(_ identity: PortIdentity) -> String {
        let name = identity.node.split(separator: "/").last.map(String.init) ?? ""
        let kind =
            switch identity.portClass {
            case .serial: "tty"
            case .printer: "usbmisc"
            case .hid: "hidraw"
            case .keys: "input"
            case .usb: "usb"
            }
        return "/sys/class/\(kind)/\(name)"
    }

    private static func access(_ node: String) -> PluggedDevice.Access {
        guard unsafe Glibc.access(node, R_OK | W_OK) != 0, errno == EACCES else { return .allowed }
        var status = stat()
        // Nobody is advised to join root's own group.
        guard unsafe stat(node, &status) == 0, status.st_gid != 0, let group = unsafe getgrgid(status.st_gid) else {
            return .denied(group: nil)
        }
        return .denied(group: unsafe String(cString: group.pointee.gr_name))
    }
}
