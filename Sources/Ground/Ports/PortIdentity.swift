// SPDX-License-Identifier: Apache-2.0

/// Which device stands behind a node, from udev's properties and the USB parent's attributes.
///
/// Not from /dev/serial/by-id: those links are missing on some systems, and two adapters without a serial number share one.
package struct PortIdentity: Hashable, Sendable {
    /// The path to open, as `/dev/ttyUSB0`; it changes when a device is plugged in again.
    package let node: String
    /// What kind of node it is.
    package let portClass: PortClass
    /// USB vendor, ID_VENDOR_ID.
    package let vendor: UInt16?
    /// USB product, ID_MODEL_ID.
    package let model: UInt16?
    /// The device's own serial number, ID_SERIAL_SHORT; nil when it has none (CH340) or says only zeros.
    package let serial: String?
    /// USB interface number, ID_USB_INTERFACE_NUM.
    package let interface: UInt8?
    /// The socket it is plugged into, ID_PATH.
    package let idPath: String?
    /// The kernel's driver, as `ch341`.
    package let driver: String?
    /// Whether its USB interface is a boot keyboard (HID 1.11 section 4.3).
    let isBootKeyboard: Bool

    /// The udev properties that `init` looks at.
    static let propertyNames = [
        "ID_VENDOR_ID", "ID_MODEL_ID", "ID_SERIAL_SHORT", "ID_USB_INTERFACE_NUM", "ID_PATH", "ID_USB_DRIVER",
        "ID_USB_VENDOR_ID", "ID_USB_MODEL_ID", "ID_USB_SERIAL_SHORT", "ID_INPUT", "ID_INPUT_KEYBOARD",
        "TYPE",
    ]
    /// The sysfs attributes of the USB device above, which stand in where udev sets no properties (hidraw, no udevd).
    static let deviceAttributeNames = ["idVendor", "idProduct", "serial"]
    /// The sysfs attributes of the USB interface above.
    static let interfaceAttributeNames = ["bInterfaceNumber", "bInterfaceSubClass", "bInterfaceProtocol"]

    /// Reads an identity; nil for a node that is not a device of the class, such as a mouse among the keyboards or a hub.
    init?(
        node: String,
        portClass: PortClass,
        properties: [String: String],
        attributes: [String: String] = [:],
        driver: String? = nil
    ) {
        // Scanners come with a second input node for media keys. Without udevd nothing is marked, and all are taken.
        if portClass == .keys, properties["ID_INPUT"] != nil, properties["ID_INPUT_KEYBOARD"] != "1" { return nil }
        // The device class, of which 9 is the hubs (USB 2.0 section 11.23.1).
        if portClass == .usb, properties["TYPE"]?.hasPrefix("9/") == true { return nil }
        // The ID_USB_ forms are free of what a PCI bridge between may have set.
        func value(_ names: String...) -> String? {
            names.lazy.compactMap { properties[$0] ?? attributes[$0] }.first { !$0.isEmpty }
        }
        self.node = node
        self.portClass = portClass
        vendor = value("ID_USB_VENDOR_ID", "ID_VENDOR_ID", "idVendor").flatMap { UInt16($0, radix: 16) }
        model = value("ID_USB_MODEL_ID", "ID_MODEL_ID", "idProduct").flatMap { UInt16($0, radix: 16) }
        serial = value("ID_USB_SERIAL_SHORT", "ID_SERIAL_SHORT", "serial").flatMap { serial in
            serial.utf8.allSatisfy { $0 == UInt8(ascii: "0") } ? nil : serial
        }
        interface = value("ID_USB_INTERFACE_NUM", "bInterfaceNumber").flatMap { UInt8($0, radix: 16) }
        idPath = value("ID_PATH")
        self.driver = value("ID_USB_DRIVER") ?? driver
        isBootKeyboard = attributes["bInterfaceSubClass"] == "01" && attributes["bInterfaceProtocol"] == "01"
    }
}

extension PortIdentity {
    /// Whether both are nodes of one USB device.
    func isSibling(of other: PortIdentity) -> Bool {
        guard let idPath, let otherPath = other.idPath, vendor != nil else { return false }
        return Self.device(idPath) == Self.device(otherPath)
    }

    /// The path without the interface: `…-usb-0:1.2` of `…-usb-0:1.2:1.0`.
    private static func device(_ idPath: String) -> Substring {
        guard let usb = idPath.firstRange(of: "-usb-0:"), let colon = idPath[usb.upperBound...].firstIndex(of: ":")
        else {
            return idPath[...]
        }
        return idPath[..<colon]
    }
}

extension PortIdentity: Loggable, CustomStringConvertible {
    /// `/dev/ttyUSB0 usb 1a86:7523 port pci-0000:00:14.0-usb-0:1:1.0`, what an installer needs to write an address.
    package var description: String {
        var parts = [node]
        if let vendor, let model { parts += ["usb", Hex4.text(vendor) + ":" + Hex4.text(model)] }
        if let serial { parts += ["serial", serial] }
        if let interface { parts += ["interface", String(interface)] }
        if let idPath { parts += ["port", idPath] }
        if let driver { parts += ["driver", driver] }
        return parts.joined(separator: " ")
    }
}

/// USB numbers as four hex digits.
enum Hex4 {
    static func text(_ value: UInt16) -> String {
        let digits = String(value, radix: 16)
        return String(repeating: "0", count: 4 - digits.utf8.count) + digits
    }

    static func value(_ text: some StringProtocol) -> UInt16? {
        guard text.utf8.count == 4, !text.utf8.contains(UInt8(ascii: "+")) else { return nil }
        return UInt16(text, radix: 16)
    }
}
