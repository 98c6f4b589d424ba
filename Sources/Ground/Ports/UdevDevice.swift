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
            unsafe hasType(portClass.devtype, device),
            // Consoles and pseudo-terminals hang below no hardware.
            let parent = unsafe udev_device_get_parent(device)
        else { return nil }
        let properties = PortIdentity.propertyNames.map { name in
            (name, unsafe text(udev_device_get_property_value(device, name)))
        }
        var attributes: [(String, String?)] = []
        // Parents are owned by the device.
        let usb =
            unsafe portClass == .usb
            ? device : udev_device_get_parent_with_subsystem_devtype(device, "usb", "usb_device")
        if let usb = unsafe usb {
            attributes += PortIdentity.deviceAttributeNames.map { name in
                (name, unsafe text(udev_device_get_sysattr_value(usb, name)))
            }
        }
        let interface = unsafe udev_device_get_parent_with_subsystem_devtype(device, "usb", "usb_interface")
        if let interface = unsafe interface {
            attributes += PortIdentity.interfaceAttributeNames.map { name in
                (name, unsafe text(udev_device_get_sysattr_value(interface, name)))
            }
        }
        // udev computes the path for serial lines and keyboards, but not for hidraw and usblp, whose interface has it.
        if let place = unsafe interface ?? usb {
            let path = unsafe text(udev_device_get_property_value(place, "ID_PATH")) ?? busPath(of: place)
            attributes.append(("ID_PATH", path))
        }
        return PortIdentity(
            node: node,
            portClass: portClass,
            properties: present(properties),
            attributes: present(attributes),
            driver: unsafe text(udev_device_get_driver(parent))
        )
    }

    /// What udev's path_id would say of a USB device or interface, for systems without udevd.
    private static func busPath(of place: OpaquePointer) -> String? {
        guard let name = unsafe text(udev_device_get_sysname(place)) else { return nil }
        let hosts = ["pci", "platform"].map { subsystem in
            let host = unsafe udev_device_get_parent_with_subsystem_devtype(place, subsystem, nil)
            return unsafe host.flatMap { unsafe text(udev_device_get_sysname($0)) }
        }
        return PortPath.text(usb: name, pci: hosts[0], platform: hosts[1])
    }

    private static func hasType(_ devtype: String?, _ device: OpaquePointer) -> Bool {
        guard let devtype else { return true }
        return unsafe text(udev_device_get_devtype(device)) == devtype
    }

    static func text(_ pointer: UnsafePointer<CChar>?) -> String? {
        unsafe pointer.map { unsafe String(cString: $0) }
    }

    private static func present(_ pairs: [(String, String?)]) -> [String: String] {
        pairs.reduce(into: [:]) { if let value = $1.1 { $0[$1.0] = value } }
    }
}
