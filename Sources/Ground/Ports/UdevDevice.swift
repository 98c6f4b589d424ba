// SPDX-License-Identifier: Apache-2.0
import CUdev

/// Reads what identifies a device out of libudev's handle.
enum UdevDevice {
    /// The identity behind a handle; nil for what no hall uses, such as virtual terminals.
    static func identity(of device: OpaquePointer) -> PortIdentity? {
        guard let node = unsafe text(udev_device_get_devnode(device)),
            let name = unsafe text(udev_device_get_sysname(device)),
            let subsystem = unsafe text(udev_device_get_subsystem(device)),
            let portClass = PortClass.allCases.first(where: {
                $0.subsystem == subsystem && name.hasPrefix($0.namePrefix)
            }),
            // Consoles and pseudo-terminals hang below no hardware.
            let parent = unsafe udev_device_get_parent(device)
        else { return nil }
        let properties = PortIdentity.propertyNames.map { name in
            (name, unsafe text(udev_device_get_property_value(device, name)))
        }
        var attributes: [(String, String?)] = []
        // Parents are owned by the device.
        if let usb = unsafe udev_device_get_parent_with_subsystem_devtype(device, "usb", "usb_device") {
            attributes += PortIdentity.deviceAttributeNames.map { name in
                (name, unsafe text(udev_device_get_sysattr_value(usb, name)))
            }
        }
        if let interface = unsafe udev_device_get_parent_with_subsystem_devtype(device, "usb", "usb_interface") {
            let name = PortIdentity.interfaceAttributeName
            attributes.append((name, unsafe text(udev_device_get_sysattr_value(interface, name))))
        }
        return PortIdentity(
            node: node,
            portClass: portClass,
            properties: present(properties),
            attributes: present(attributes),
            driver: unsafe text(udev_device_get_driver(parent))
        )
    }

    static func text(_ pointer: UnsafePointer<CChar>?) -> String? {
        unsafe pointer.map { unsafe String(cString: $0) }
    }

    private static func present(_ pairs: [(String, String?)]) -> [String: String] {
        pairs.reduce(into: [:]) { if let value = $1.1 { $0[$1.0] = value } }
    }
}
