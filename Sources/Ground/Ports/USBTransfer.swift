// SPDX-License-Identifier: Apache-2.0
import CLinux
import Glibc

/// One request to the bus and the memory that the kernel fills when it is handed back (struct usbdevfs_urb).
///
/// Owned by one `USBDevice` from its submission until it is reaped, or until the device's descriptor is closed.
@safe
final class USBTransfer {
    /// Where it goes: an endpoint's address, 0 for the control pipe.
    let endpoint: UInt8
    let capacity: Int
    /// The request itself; its address is how a reaped one is known.
    let request: UnsafeMutablePointer<usbdevfs_urb>
    private let buffer: UnsafeMutablePointer<UInt8>

    /// A request that takes up to `capacity` bytes from or to `endpoint`.
    convenience init(on endpoint: USBEndpoint, capacity: Int) {
        let kind = endpoint.transfer == .interrupt ? USBDEVFS_URB_TYPE_INTERRUPT : USBDEVFS_URB_TYPE_BULK
        self.init(kind: UInt8(kind), endpoint: endpoint.address, capacity: capacity)
    }

    /// CLEAR_FEATURE(ENDPOINT_HALT) for a pipe that the device has stopped (USB 2.0 section 9.4.1).
    convenience init(clearing endpoint: UInt8) {
        let setup: [UInt8] = [0x02, 0x01, 0x00, 0x00, endpoint, 0x00, 0x00, 0x00]
        self.init(kind: UInt8(USBDEVFS_URB_TYPE_CONTROL), endpoint: 0, capacity: setup.count)
        fill(setup[...])
    }

    private init(kind: UInt8, endpoint: UInt8, capacity: Int) {
        (self.endpoint, self.capacity) = (endpoint, capacity)
        unsafe request = .allocate(capacity: 1)
        unsafe buffer = .allocate(capacity: capacity)
        unsafe buffer.initialize(repeating: 0, count: capacity)
        var urb = unsafe usbdevfs_urb()
        unsafe urb.type = kind
        unsafe urb.endpoint = endpoint
        unsafe urb.buffer = UnsafeMutableRawPointer(buffer)
        unsafe urb.buffer_length = CInt(capacity)
        unsafe request.initialize(to: urb)
    }

    deinit {
        unsafe request.deinitialize(count: 1)
        unsafe request.deallocate()
        unsafe buffer.deinitialize(count: capacity)
        unsafe buffer.deallocate()
    }

    /// Puts in what is to be sent, at most `capacity` bytes.
    func fill(_ bytes: ArraySlice<UInt8>) {
        precondition(bytes.count <= capacity, "more than the transfer has room for")
        for (offset, byte) in bytes.enumerated() { unsafe buffer[offset] = byte }
        unsafe request.pointee.buffer_length = CInt(bytes.count)
    }

    /// 0, or the errno that the transfer ended with.
    var failure: CInt { unsafe -request.pointee.status }

    /// How many bytes went over the bus.
    var count: Int { min(max(0, Int(unsafe request.pointee.actual_length)), capacity) }

    /// What came from the device.
    var received: [UInt8] { (0..<count).map { unsafe buffer[$0] } }
}
