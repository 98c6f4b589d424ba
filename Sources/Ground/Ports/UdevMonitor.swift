// SPDX-License-Identifier: Apache-2.0
import CUdev
import Glibc

/// Owns libudev's netlink socket for the classes of devices that a hall uses.
@safe
struct UdevMonitor: ~Copyable {
    enum Received {
        case event(Hotplug.Event)
        /// An event of no interest; there may be more.
        case ignored
        case nothing
    }

    private let udev: OpaquePointer
    private let monitor: OpaquePointer

    init?(receiveBuffer: CInt) {
        guard let udev = unsafe udev_new() else { return nil }
        guard let monitor = unsafe udev_monitor_new_from_netlink(udev, "udev") else {
            unsafe udev_unref(udev)
            return nil
        }
        for portClass in PortClass.allCases {
            unsafe udev_monitor_filter_add_match_subsystem_devtype(monitor, portClass.subsystem, portClass.devtype)
        }
        // Needs CAP_NET_ADMIN to go beyond the system's limit; the default will do, and an overrun is noticed.
        unsafe udev_monitor_set_receive_buffer_size(monitor, receiveBuffer)
        guard unsafe udev_monitor_enable_receiving(monitor) >= 0 else {
            unsafe udev_monitor_unref(monitor)
            unsafe udev_unref(udev)
            return nil
        }
        unsafe (self.udev, self.monitor) = (udev, monitor)
    }

    deinit {
        unsafe udev_monitor_unref(monitor)
        unsafe udev_unref(udev)
    }

    /// The socket, which the monitor keeps; libudev opens it non-blocking.
    var descriptor: CInt { unsafe udev_monitor_get_fd(monitor) }

    /// Takes one event off the socket.
    func next() -> Received {
        errno = 0
        guard let device = unsafe udev_monitor_receive_device(monitor) else {
            // The kernel dropped events because the buffer was full (netlink(7)).
            return errno == ENOBUFS ? .event(.lookAgain) : .nothing
        }
        defer { unsafe udev_device_unref(device) }
        guard let identity = unsafe UdevDevice.identity(of: device) else { return .ignored }
        switch unsafe UdevDevice.text(udev_device_get_action(device)) {
        // "bind" follows "add" when the driver is in place; "change" may bring permissions.
        case "add", "bind", "change": return .event(.added(identity))
        case "remove": return .event(.removed(identity))
        default: return .ignored
        }
    }
}
