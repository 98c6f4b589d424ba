// SPDX-License-Identifier: Apache-2.0

/// The line end of a simulated LED panel: marks, escapes, lengths and checksums as the protocol's text has them.
struct SimulatedLEDPanelReceiver: Sendable {
    /// A sound frame.
    struct Frame: Sendable {
        let destination: UInt16
        let source: UInt16
        let deviceType: UInt8
        let data: [UInt8]
    }

    enum Event: Sendable {
        case nothing
        case damaged
        case frame(Frame)
    }

    /// The controller's receive buffer.
    static let bufferSize = 1024

    /// nil between frames.
    private var buffer: [UInt8]?
    private var pendingEscape: UInt8?

    mutating func take(_ byte: UInt8) -> Event {
        if byte == 0xA5 {
            let wasCut = !(buffer ?? []).isEmpty
            (buffer, pendingEscape) = ([], nil)
            return wasCut ? .damaged : .nothing
        }
        guard let content = buffer else { return .nothing }
        if byte == 0x5A {
            let isWhole = pendingEscape == nil
            (buffer, pendingEscape) = (nil, nil)
            return isWhole ? Self.open(content) : .damaged
        }
        var plain = byte
        if let mark = pendingEscape {
            pendingEscape = nil
            let table: [UInt16: UInt8] = [0xA602: 0xA5, 0xA601: 0xA6, 0x5B02: 0x5A, 0x5B01: 0x5B]
            guard let meant = table[UInt16(mark) << 8 | UInt16(byte)] else { return drop() }
            plain = meant
        } else if byte == 0xA6 || byte == 0x5B {
            pendingEscape = byte
            return .nothing
        }
        guard content.count < Self.bufferSize else { return drop() }
        buffer?.append(plain)
        return .nothing
    }

    private mutating func drop() -> Event {
        (buffer, pendingEscape) = (nil, nil)
        return .damaged
    }

    private static func open(_ content: [UInt8]) -> Event {
        func word(_ index: Int) -> Int { Int(content[index]) + 256 * Int(content[index + 1]) }
        guard content.count >= 16, content.count == 16 + word(12) else { return .damaged }
        let sum = checksum(of: Array(content.dropLast(2)))
        guard word(content.count - 2) == sum, content[11] == 2 else { return .damaged }
        return .frame(
            Frame(
                destination: UInt16(word(0)),
                source: UInt16(word(2)),
                deviceType: content[10],
                data: Array(content[14..<content.count - 2])
            )
        )
    }

    /// The answer A0 00, or A0 01 with an error, to whoever asked.
    static func reply(to frame: Frame, from address: UInt16, error: UInt8) -> [UInt8] {
        var content: [UInt8] = []
        for word in [frame.source, address] { content += [UInt8(word % 256), UInt8(word / 256)] }
        content += [0, 0, 0, 0, 0, 0, 0xFE, 0x02, 5, 0, 0xA0, error == 0 ? 0 : 1, error, 0, 0]
        let sum = checksum(of: content)
        content += [UInt8(sum % 256), UInt8(sum / 256)]
        var line = [UInt8](repeating: 0xA5, count: 8)
        for byte in content {
            switch byte {
            case 0xA5: line += [0xA6, 2]
            case 0xA6: line += [0xA6, 1]
            case 0x5A: line += [0x5B, 2]
            case 0x5B: line += [0x5B, 1]
            default: line.append(byte)
            }
        }
        return line + [0x5A]
    }

    /// x¹⁶ + x¹⁵ + x² + 1, the lowest bit of each byte first, begun with zero: worked out as a long division.
    static func checksum(of bytes: [UInt8]) -> Int {
        var remainder = 0
        for bit in bytes.flatMap({ byte in (0..<8).map { Int(byte) >> $0 & 1 } }) + Array(repeating: 0, count: 16) {
            remainder = remainder << 1 | bit
            if remainder & 0x1_0000 != 0 { remainder ^= 0x1_8005 }
        }
        return (0..<16).reduce(0) { $0 | (remainder >> $1 & 1) << (15 - $1) }
    }
}
