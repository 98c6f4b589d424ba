// SPDX-License-Identifier: Apache-2.0
import CLinux
import Glibc

/// Opens what an address means; everything but TCP opens at once.
enum DeviceOpener {
    /// Opens a device or file, non-blocking and for this program alone; returns its node as well.
    static func open(_ address: DeviceAddress, finder: PortFinder) throws(PortError) -> Opened {
        switch address {
        case .serial(let match, let baud, let flow):
            let node = try finder.node(for: match, in: .serial)
            return Opened(try SerialPort.open(path: node, baud: baud, flow: flow), .bytes(.stream), node)
        case .printer(let match):
            let node = try finder.node(for: match, in: .printer)
            return Opened(try exclusive(node, O_RDWR), .bytes(.printer), node)
        case .hid(let match):
            let node = try finder.node(for: match, in: .hid)
            return Opened(try exclusive(node, O_RDWR), .bytes(.stream), node)
        case .bulk(let match):
            let node = try finder.node(for: match, in: .usb)
            return Opened(try exclusive(node, O_RDWR), .pipes, node)
        case .keys(let match):
            let node = try finder.node(for: match, in: .keys)
            let keys = try exclusive(node, O_RDONLY)
            // Otherwise the scanned text is typed into the console or the browser as well.
            guard linux_keys_grab(keys.number) == 0 else { throw PortError(call: "EVIOCGRAB", on: node) }
            return Opened(keys, .bytes(.stream), node)
        case .file(let path):
            let file = try Descriptor(opening: path, O_WRONLY | O_CREAT | O_APPEND | O_NONBLOCK)
            return Opened(file, .bytes(.stream), path)
        case .tcp: preconditionFailure("a connection is opened by TCPConnect")
        }
    }

    private static func exclusive(_ node: String, _ mode: CInt) throws(PortError) -> Descriptor {
        let device = try Descriptor(opening: node, mode | O_NONBLOCK)
        guard flock(device.number, LOCK_EX | LOCK_NB) == 0 else { throw PortError(call: "flock", on: node) }
        return device
    }

    /// Which line carries what has been opened.
    enum Carrier {
        /// A `ByteLine`.
        case bytes(ByteLine.Kind)
        /// The pipes of a USB device.
        case pipes
    }

    /// What has been opened, and how it is to be treated.
    struct Opened: ~Copyable {
        let descriptor: Descriptor
        let carrier: Carrier
        let node: String

        init(_ descriptor: consuming Descriptor, _ carrier: Carrier, _ node: String) {
            self.descriptor = descriptor
            self.carrier = carrier
            self.node = node
        }
    }
}
