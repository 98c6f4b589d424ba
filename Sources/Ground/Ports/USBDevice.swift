// SPDX-License-Identifier: Apache-2.0
import CLinux
import Glibc

/// A USB device on the bare bus with one interface claimed: requests go in, and come out when they are done.
///
/// Nothing here waits for the device. Letting go takes back what is under way, gives the interface back and closes.
struct USBDevice: ~Copyable {
    let interface: USBInterface
    private let descriptor: Descriptor
    /// True when a driver of the kernel had to leave, which is asked back at the end.
    private let hadDriver: Bool
    private var underWay: [USBTransfer] = []

    /// The name that the kernel gives to the claim of another program through usbfs.
    private static let claimOfAProgram = "usbfs"

    /// Reads the descriptors of an open usbfs node, and claims the interface of that number or the likeliest one.
    init(_ descriptor: consuming Descriptor, interface wanted: UInt8?) throws(PortError) {
        let number = descriptor.number
        let bytes = try Self.descriptors(of: number)
        guard let interface = USBDescriptors(bytes: bytes)?.interface(wanted) else {
            throw .wrongKind("the device", hint: "a USB device with pipes in both directions")
        }
        let hasDriver = try Self.detachDriver(of: interface, on: number)
        guard linux_usb_claim(number, UInt32(interface.number)) == 0 else {
            let error = PortError(call: "USBDEVFS_CLAIMINTERFACE", on: "the USB interface")
            if hasDriver { _ = linux_usb_attach(number, UInt32(interface.number)) }
            throw error
        }
        self.interface = interface
        hadDriver = hasDriver
        self.descriptor = descriptor
    }

    deinit {
        // Killed by the kernel before this returns; what was on its way comes out of the reaping and is dropped.
        for transfer in underWay { _ = unsafe linux_usb_discard(descriptor.number, transfer.request) }
        for _ in underWay where unsafe linux_usb_reap(descriptor.number) == nil { break }
        _ = linux_usb_release(descriptor.number, UInt32(interface.number))
        if hadDriver { _ = linux_usb_attach(descriptor.number, UInt32(interface.number)) }
        // The descriptor closes after this, and only then is the requests' memory freed by their last owner.
    }

    /// The descriptor's number, for the watch.
    var number: CInt { descriptor.number }

    /// Hands a request to the kernel, which keeps it until it is reaped.
    mutating func submit(_ transfer: USBTransfer) throws(PortError) {
        guard unsafe linux_usb_submit(descriptor.number, transfer.request) == 0 else {
            throw PortError(call: "USBDEVFS_SUBMITURB", on: "the USB device")
        }
        underWay.append(transfer)
    }

    /// Takes a request back; it is reaped with ENOENT.
    func withdraw(_ transfer: USBTransfer) { _ = unsafe linux_usb_discard(descriptor.number, transfer.request) }

    /// The next request that is done; nil when none is.
    ///
    /// Throws `.hungUp` when the device is gone and all have come back.
    mutating func reap() throws(PortError) -> USBTransfer? {
        guard let request = unsafe linux_usb_reap(descriptor.number) else {
            if errno == EAGAIN || errno == EINTR { return nil }
            throw PortError(call: "USBDEVFS_REAPURBNDELAY", on: "the USB device")
        }
        guard let index = underWay.firstIndex(where: { unsafe $0.request == request }) else {
            preconditionFailure("the kernel gave back a request that it did not have")
        }
        return underWay.remove(at: index)
    }

    /// Begins a pipe anew on the host's side, after the device was told to.
    func resetEndpoint(_ address: UInt8) throws(PortError) {
        guard linux_usb_reset_endpoint(descriptor.number, UInt32(address)) == 0 else {
            throw PortError(call: "USBDEVFS_RESETEP", on: "the USB device")
        }
    }

    private static func descriptors(of number: CInt) throws(PortError) -> [UInt8] {
        var bytes = [UInt8](repeating: 0, count: USBDescriptors.capacity)
        let count = unsafe pread(number, &bytes, bytes.count, 0)
        guard count >= 0 else { throw PortError(call: "read", on: "the USB descriptors") }
        return Array(bytes.prefix(count))
    }

    /// True when the kernel had a driver for the interface, which has let go now.
    private static func detachDriver(of interface: USBInterface, on number: CInt) throws(PortError) -> Bool {
        var name = [CChar](repeating: 0, count: Int(LINUX_USB_DRIVER_NAME))
        guard unsafe linux_usb_driver(number, UInt32(interface.number), &name) == 0 else { return false }
        let driver = String(decoding: name.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
        guard driver != claimOfAProgram else { throw .busy("the USB interface") }
        guard linux_usb_detach(number, UInt32(interface.number)) == 0 else {
            throw PortError(call: "USBDEVFS_DISCONNECT", on: "the USB interface")
        }
        return true
    }
}
