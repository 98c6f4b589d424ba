// SPDX-License-Identifier: Apache-2.0

/// The frame of Onbon BX-5K and BX-6K panels (devices.md F.1, after the maker's protocol 1.4).
///
/// `A5 × 8 | escaped( header 14, data, CRC-16 low byte first ) | 5A`; the CRC is over the bytes before they are escaped.
package enum OnbonFrame {
    /// What stands before a frame, eight times.
    static let start: UInt8 = 0xA5
    /// What stands behind it.
    static let end: UInt8 = 0x5A
    /// The bytes of a header.
    static let headerSize = 14
    /// The largest frame a controller takes (devices.md F.1).
    package static let limit = 1024

    /// Asks every controller on the line whether it is there, and for an answer: what it shows stays as it is.
    ///
    /// FFFE is the address of all that answer; the command is A2 00 (devices.md F.2).
    package static let ping = bytes(to: 0xFFFE, deviceType: 0xFE, data: [0xA2, 0x00, 0x01, 0x00, 0x00])

    /// The bytes on the line that carry `data` to the controller at `address`.
    static func bytes(to address: UInt16, deviceType: UInt8, data: [UInt8]) -> [UInt8] {
        var content: [UInt8] = []
        append(address, to: &content)
        append(hostAddress, to: &content)
        content += [0, 0, 0]
        // Barcode option, check mode 0 (CRC), display mode 0 (normal), whom it is for, protocol version 2.
        content += [0, 0, 0, deviceType, 2]
        append(UInt16(data.count), to: &content)
        content += data
        append(crc(content), to: &content)
        return Array(repeating: start, count: 8) + content.flatMap(escaped) + [end]
    }

    /// CRC-16/ARC: polynomial A001 reflected, begun with 0.
    static func crc(_ bytes: some Sequence<UInt8>) -> UInt16 {
        bytes.reduce(0) { crc, byte in
            (0..<8).reduce(crc ^ UInt16(byte)) { value, _ in value & 1 == 0 ? value >> 1 : value >> 1 ^ 0xA001 }
        }
    }

    private static let hostAddress: UInt16 = 0x8000

    private static func append(_ value: UInt16, to bytes: inout [UInt8]) {
        bytes += [UInt8(truncatingIfNeeded: value), UInt8(value >> 8)]
    }

    private static func escaped(_ byte: UInt8) -> [UInt8] {
        switch byte {
        case 0xA5: [0xA6, 0x02]
        case 0xA6: [0xA6, 0x01]
        case 0x5A: [0x5B, 0x02]
        case 0x5B: [0x5B, 0x01]
        default: [byte]
        }
    }
}
