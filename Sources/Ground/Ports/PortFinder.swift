// SPDX-License-Identifier: Apache-2.0
import CUdev
import Glibc

/// Lists the devices that are plugged in; tests put their own list in its place.
package struct PortFinder: Sendable {
    private let lister: @Sendable (PortClass) throws(PortError) -> [PortIdentity]

    /// Lists with `lister`.
    package init(lister: @escaping @Sendable (PortClass) throws(PortError) -> [PortIdentity]) { self.lister = lister }

    /// Asks libudev and sysfs; without udevd (in a container) what sysfs alone tells.
    package static let system = PortFinder(lister: enumerate)

    /// The attached devices of a class, by node; takes some milliseconds of reading sysfs.
    package func list(_ portClass: PortClass) throws(PortError) -> [PortIdentity] { try lister(portClass) }

    /// The path to open for `match`; throws `.notFound` or `.ambiguous`.
    ///
    /// A fixed path is not looked up.
    package func node(for match: PortMatch, in portClass: PortClass) throws(PortError) -> String {
        if case .node(let path) = match { return path }
        return try device(for: match, in: portClass).node
    }

    /// The attached device that `match` means; throws `.notFound` or `.ambiguous`.
    package func device(for match: PortMatch, in portClass: PortClass) throws(PortError) -> PortIdentity {
        try match.choose(among: list(portClass))
    }

    private static func enumerate(_ portClass: PortClass) throws(PortError) -> [PortIdentity] {
        guard let udev = unsafe udev_new() else { throw PortError(call: "udev_new", on: "udev") }
        defer { unsafe udev_unref(udev) }
        guard let list = unsafe udev_enumerate_new(udev) else {
            throw PortError(call: "udev_enumerate_new", on: "udev")
        }
        defer { unsafe udev_enumerate_unref(list) }
        unsafe udev_enumerate_add_match_subsystem(list, portClass.subsystem)
        unsafe udev_enumerate_add_match_sysname(list, portClass.namePattern)
        // A system without the class at all has no such folder in sysfs; that is an empty list.
        guard unsafe udev_enumerate_scan_devices(list) >= 0 else { return [] }
        var identities: [PortIdentity] = []
        var entry = unsafe udev_enumerate_get_list_entry(list)
        while let current = unsafe entry {
            if let device = unsafe udev_device_new_from_syspath(udev, udev_list_entry_get_name(current)) {
                if let identity = unsafe UdevDevice.identity(of: device) { identities.append(identity) }
                unsafe udev_device_unref(device)
            }
            unsafe entry = udev_list_entry_get_next(current)
        }
        return identities.sorted { $0.node < $1.node }
    }
}
