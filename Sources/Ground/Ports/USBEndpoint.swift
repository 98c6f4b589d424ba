// SPDX-License-Identifier: Apache-2.0

/// One pipe of a USB interface, as its descriptor says (USB 2.0 table 9-13).
package struct USBEndpoint: Hashable, Sendable {
    /// How bytes travel.
    package enum Transfer: UInt8, Hashable, Sendable {
        case control, isochronous, bulk, interrupt
    }

    /// bEndpointAddress, as `0x81`.
    package let address: UInt8
    /// How bytes travel.
    package let transfer: Transfer
    /// The most bytes of one packet, or of one microframe of a high-bandwidth pipe; at least 1, at most `largestPacket`.
    package let packetSize: Int

    /// What four transactions of the longest packet that the field can name come to.
    package static let largestPacket = 4 * 0x7FF

    /// True for a pipe from the device to the host.
    package var isInput: Bool { address & 0x80 != 0 }
    /// True for the kinds that carry a stream of bytes.
    package var isStream: Bool { transfer == .bulk || transfer == .interrupt }

    /// Joins the parts.
    package init(address: UInt8, transfer: Transfer, packetSize: Int) {
        (self.address, self.transfer, self.packetSize) = (address, transfer, packetSize)
    }

    /// Reads an endpoint descriptor; nil when it is too short or its packets hold nothing.
    init?(descriptor bytes: ArraySlice<UInt8>) {
        let bytes = Array(bytes)
        guard bytes.count >= 7, let transfer = Transfer(rawValue: bytes[3] & 3) else { return nil }
        let size = UInt16(bytes[4]) | UInt16(bytes[5]) << 8
        // Bits 12 and 11: additional transactions in a microframe, for periodic pipes only.
        let extra = transfer == .interrupt || transfer == .isochronous ? Int(size >> 11 & 3) : 0
        let packetSize = Int(size & 0x7FF) * (1 + extra)
        guard packetSize > 0, bytes[2] & 0x0F != 0 else { return nil }
        self.init(address: bytes[2], transfer: transfer, packetSize: packetSize)
    }
}
