// SPDX-License-Identifier: Apache-2.0
import CLinux
import Glibc

/// Opens what an address means, but TCP.
enum DeviceOpener {
    /// Opens without holding up the loop, and calls `answer` once on its thread.
    ///
    /// Drivers of USB adapters ask the device when they are opened, in several requests of up to 5 s each
    /// (USB_CTRL_SET_TIMEOUT), and one that hangs answers none. Costs one thread for as long; a caller makes no second
    /// attempt before the first has ended.
    static func start(
        _ address: DeviceAddress,
        finder: PortFinder,
        on loop: EventLoop,
        answer: @escaping @Sendable (consuming Result<Opened, PortError>) -> Void
    ) {
        do throws(PortError) {
            try loop.errand {
                // In a box, since what is opened is not copied on its way.
                Lock<Result<Opened, PortError>?>(attempt(address, finder))
            } done: { box in
                if let result = box.withLock({ $0.take() }) { answer(result) }
            }
        } catch {
            loop.perform { answer(.failure(error)) }
        }
    }

    private static func attempt(_ address: DeviceAddress, _ finder: PortFinder) -> Result<Opened, PortError> {
        do throws(PortError) { return .success(try open(address, finder: finder)) } catch { return .failure(error) }
    }

    /// Opens a device or file, non-blocking and for this program alone; returns its node as well.
    static func open(_ address: DeviceAddress, finder: PortFinder) throws(PortError) -> Opened {
        switch address {
        case .serial(let match, let baud, let flow):
            let place = try Place(match, .serial, finder)
            let kind: ByteLine.Kind =
                switch flow {
                case .none, .rts: .stream
                case .xonxoff, .dtr: .paced(flow, baud)
                }
            return Opened(try SerialPort.open(path: place.node, baud: baud, flow: flow), .bytes(kind), place)
        case .printer(let match):
            let place = try Place(match, .printer, finder)
            return Opened(try exclusive(place, O_RDWR), .bytes(.printer), place)
        case .hid(let match):
            let place = try Place(match, .hid, finder)
            return Opened(try exclusive(place, O_RDWR), .bytes(.stream), place)
        case .bulk(let match):
            let place = try Place(match, .usb, finder)
            return Opened(try exclusive(place, O_RDWR), .pipes, place)
        case .keys(let match):
            let place = try Place(match, .keys, finder)
            let keyboard = try exclusive(place, O_RDONLY)
            let hold = try Keyboard.grab(keyboard, place.node)
            return Opened(keyboard, .keys(hold), place)
        case .file(let path):
            let file = try Descriptor(opening: path, O_WRONLY | O_CREAT | O_APPEND | O_NONBLOCK)
            return Opened(file, .bytes(.stream), Place(node: path))
        case .tcp: preconditionFailure("a connection is opened by TCPConnect")
        }
    }

    private static func exclusive(_ place: Place, _ mode: CInt) throws(PortError) -> Descriptor {
        let device = try Descriptor(opening: place.node, mode | O_NONBLOCK)
        guard flock(device.number, LOCK_EX | LOCK_NB) == 0 else { throw PortError(call: "flock", on: place.node) }
        return device
    }

    /// Where a device was found.
    struct Place {
        /// The path to open, or what stands for it.
        let node: String
        /// What stands behind it; nil for a fixed path, which is not looked up.
        let identity: PortIdentity?

        /// A fixed place.
        init(node: String) { self.init(node, nil) }

        private init(_ node: String, _ identity: PortIdentity?) { (self.node, self.identity) = (node, identity) }

        init(_ match: PortMatch, _ portClass: PortClass, _ finder: PortFinder) throws(PortError) {
            if case .node(let path) = match {
                self.init(node: path)
            } else {
                let found = try finder.device(for: match, in: portClass)
                self.init(found.node, found)
            }
        }
    }

    /// Which line carries what has been opened.
    enum Carrier {
        /// A `ByteLine`.
        case bytes(ByteLine.Kind)
        /// A `ByteLine` of whole input events.
        case keys(Keyboard.Hold)
        /// The pipes of a USB device.
        case pipes
    }

    /// What has been opened, and how it is to be treated.
    struct Opened: ~Copyable {
        let descriptor: Descriptor
        let carrier: Carrier
        let place: Place

        init(_ descriptor: consuming Descriptor, _ carrier: Carrier, _ place: Place) {
            self.descriptor = descriptor
            self.carrier = carrier
            self.place = place
        }
    }
}
