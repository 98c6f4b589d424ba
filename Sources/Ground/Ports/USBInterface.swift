// SPDX-License-Identifier: Apache-2.0

/// One function of a USB device in its first setting, with its pipes (USB 2.0 table 9-12).
package struct USBInterface: Hashable, Sendable {
    /// bInterfaceNumber.
    package let number: UInt8
    /// bInterfaceClass: 0x03 HID, 0x07 printer, 0xFF the vendor's own.
    package let usbClass: UInt8
    /// The pipes in the order of the descriptors.
    package internal(set) var endpoints: [USBEndpoint] = []

    /// An interface without pipes yet.
    package init(number: UInt8, usbClass: UInt8, endpoints: [USBEndpoint] = []) {
        (self.number, self.usbClass, self.endpoints) = (number, usbClass, endpoints)
    }

    /// bInterfaceClass of what follows no common rule.
    static let vendorSpecific: UInt8 = 0xFF

    /// Pipes to the device that carry a stream, by address.
    package var outputs: [USBEndpoint] { streams.filter { !$0.isInput } }
    /// Pipes from the device that carry a stream, by address.
    package var inputs: [USBEndpoint] { streams.filter(\.isInput) }

    private var streams: [USBEndpoint] { endpoints.filter(\.isStream).sorted { $0.address < $1.address } }

    /// True when one can talk and listen to it.
    package var isTwoWay: Bool { !outputs.isEmpty && !inputs.isEmpty }
}
