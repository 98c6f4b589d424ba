// SPDX-License-Identifier: Apache-2.0

/// The socket a USB device is plugged into, written as udev's path_id does: `pci-0000:00:14.0-usb-0:1.2:1.0`.
enum PortPath {
    /// From the kernel's name of the device or interface, as `1-1.2:1.0`, and of the host controllers above it.
    ///
    /// The bus number before the hyphen changes between boots and is left out; nil for a root hub, which has none.
    static func text(usb name: String, pci: String?, platform: String?) -> String? {
        guard let hyphen = name.firstIndex(of: "-") else { return nil }
        let hosts = [platform.map { "platform-" + $0 }, pci.map { "pci-" + $0 }].compactMap(\.self)
        return (hosts + ["usb-0:" + name[name.index(after: hyphen)...]]).joined(separator: "-")
    }
}
