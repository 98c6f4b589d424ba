// SPDX-License-Identifier: Apache-2.0

/// What a USB device says of itself, as read(2) on its usbfs node gives it: the device descriptor and the configurations.
package struct USBDescriptors: Hashable, Sendable {
    /// idVendor.
    package let vendor: UInt16
    /// idProduct.
    package let model: UInt16
    /// The interfaces of the first configuration in their first settings, in the order of the descriptors.
    ///
    /// Other settings serve sound and pictures, which a hall does not take through here.
    package private(set) var interfaces: [USBInterface] = []

    /// The most bytes looked at; devices of a hall have some hundred.
    package static let capacity = 8192

    private static let deviceLength = 18

    /// Reads descriptors; nil for what breaks the rules of USB 2.0 section 9.5, such as a length that leads nowhere.
    package init?(bytes: [UInt8]) {
        guard bytes.count >= Self.deviceLength, bytes[0] == Self.deviceLength, bytes[1] == Kind.device.rawValue else {
            return nil
        }
        vendor = UInt16(bytes[8]) | UInt16(bytes[9]) << 8
        model = UInt16(bytes[10]) | UInt16(bytes[11]) << 8
        var rest = bytes.prefix(Self.capacity).dropFirst(Self.deviceLength)
        var configurations = 0
        var isFirstSetting = false
        while let length = rest.first.map(Int.init) {
            guard length >= 2, length <= rest.count else { return nil }
            let one = Array(rest.prefix(length))
            rest = rest.dropFirst(length)
            switch Kind(rawValue: one[1]) {
            case .configuration:
                configurations += 1
                if configurations > 1 { return }
            case .interface:
                guard length >= 9 else { return nil }
                isFirstSetting = one[3] == 0
                if isFirstSetting { interfaces.append(USBInterface(number: one[2], usbClass: one[5])) }
            case .endpoint:
                guard isFirstSetting, let endpoint = USBEndpoint(descriptor: one[...]) else { continue }
                interfaces[interfaces.count - 1].endpoints.append(endpoint)
            case .device, nil: continue
            }
        }
    }

    /// bDescriptorType (USB 2.0 table 9-5).
    private enum Kind: UInt8 {
        case device = 1
        case configuration = 2
        case interface = 4
        case endpoint = 5
    }

    /// The interface to talk through: the one of this number, else the first of the vendor's own that goes both ways, else
    /// the first of any kind that does; nil when there is none.
    package func interface(_ number: UInt8?) -> USBInterface? {
        let able = interfaces.filter(\.isTwoWay)
        if let number { return able.first { $0.number == number } }
        return able.first { $0.usbClass == USBInterface.vendorSpecific } ?? able.first
    }
}
