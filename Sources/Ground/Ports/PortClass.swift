// SPDX-License-Identifier: Apache-2.0

/// The kinds of device nodes that a hall uses, as the kernel sorts them.
package enum PortClass: String, Sendable, CaseIterable, Loggable {
    /// Serial lines: ttyS, ttyUSB, ttyACM.
    case serial
    /// USB printers: /dev/usb/lp*, which share their numbers with HID devices.
    case printer
    /// HID devices read as whole reports: /dev/hidraw*.
    case hid
    /// Keyboards, as which many scanners pose: /dev/input/event*.
    case keys
    /// Whole USB devices, for those that no driver serves: /dev/bus/usb/BBB/DDD.
    case usb

    /// The name of the class.
    package var logText: String { rawValue }

    /// How an address of the class begins.
    package var scheme: String {
        switch self {
        case .serial: "serial"
        case .printer: "lp"
        case .hid: "hid"
        case .keys: "keys"
        case .usb: "bulk"
        }
    }

    /// The kernel's subsystem name in sysfs and udev.
    var subsystem: String {
        switch self {
        case .serial: "tty"
        case .printer: "usbmisc"
        case .hid: "hidraw"
        case .keys: "input"
        case .usb: "usb"
        }
    }

    /// What the kernel's device names begin with, where a subsystem holds others as well.
    var namePrefix: String {
        switch self {
        case .serial: "tty"
        case .printer: "lp"
        case .hid: "hidraw"
        case .keys: "event"
        // Devices are named by their sockets: 1-1.2.
        case .usb: ""
        }
    }

    /// What is asked for when devices are listed (glob(7)): of the terminals not the 64 consoles, which take longest to tell of.
    var namePattern: String { namePrefix + (self == .serial ? "[A-Za-z]*" : "*") }

    /// The kernel's DEVTYPE, where a subsystem has several under names that do not tell them apart.
    var devtype: String? { self == .usb ? "usb_device" : nil }
}
