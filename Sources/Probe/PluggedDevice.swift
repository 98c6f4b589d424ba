// SPDX-License-Identifier: Apache-2.0
package import Ports

/// One device node of this machine, with what the kernel tells about it without opening it.
package struct PluggedDevice: Sendable, Equatable {
    /// Whether this user may open it.
    package enum Access: Sendable, Equatable {
        case allowed
        /// The node belongs to that group, which the user is not in; nil when its name is not known.
        case denied(group: String?)
    }

    /// Which device it is.
    package let identity: PortIdentity
    /// What it calls itself: the USB product, or the name of an input device.
    package let name: String?
    /// The IEEE 1284 identification of a printer: `MFG:…;MDL:…;`.
    package let printerID: String?
    /// What the outermost collections of a HID device are for.
    package let usages: [HIDUsage]
    /// Whether this user may open it.
    package let access: Access

    /// Collects what was read.
    package init(
        _ identity: PortIdentity,
        name: String? = nil,
        printerID: String? = nil,
        usages: [HIDUsage] = [],
        access: Access = .allowed
    ) {
        (self.identity, self.name, self.printerID) = (identity, name, printerID)
        (self.usages, self.access) = (usages, access)
    }

    /// `1a86:7523`; nil for what is not on USB.
    package var usbNumber: String? {
        guard let vendor = identity.vendor, let model = identity.model else { return nil }
        return [vendor, model].map { number in
            let digits = String(number, radix: 16)
            return String(repeating: "0", count: 4 - digits.utf8.count) + digits
        }.joined(separator: ":")
    }
}
