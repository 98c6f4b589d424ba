// SPDX-License-Identifier: Apache-2.0

/// Takes a printer's byte stream apart into replies, which have neither length nor checksum (devices.md E.2, E.3).
///
/// The fixed bits tell them apart: `DLE EOT` answers have bits 4 and 1, the first automatic byte bit 4 but not bit 1, the
/// other three and sensor answers neither 4 nor 7. XON (11) and XOFF (13) have bits 4 and 0 and are dropped wherever they
/// come; so is whatever fits nothing. Holds at most 6 bytes.
package struct PrinterReplyFramer: Sendable {
    private var partial: [UInt8] = []

    /// `37 22 d1 d2 d3 d4 00` is a marker, `37 25 00` a buffer that was cleared.
    private static let (head, marker, cleared): (UInt8, UInt8, UInt8) = (0x37, 0x22, 0x25)

    /// A framer that has seen nothing.
    package init() {}

    /// Says whether a reply has begun and waits for its rest.
    package var isMidReply: Bool { !partial.isEmpty }

    /// Takes the next bytes, in chunks of any size, and returns the replies that are complete.
    package mutating func push(_ bytes: [UInt8]) -> [PrinterReply] {
        bytes.compactMap { push($0) }
    }

    private mutating func push(_ byte: UInt8) -> PrinterReply? {
        guard byte != 0x11, byte != 0x13 else { return nil }
        guard let first = partial.first else { return begin(byte) }
        if first == Self.head {
            if continuesHeaded(byte) { return extend(byte) }
        } else if byte & 0x90 == 0 {
            return extend(byte)
        } else if byte & 0x93 == 0x12 {
            // An answer in real time cuts in: were the rest taken for itself, it would read as answers of the sensor.
            return .realTime(byte)
        }
        // A reply broke off: what interrupts it begins something of its own.
        partial = []
        return begin(byte)
    }

    private mutating func begin(_ byte: UInt8) -> PrinterReply? {
        if byte & 0x93 == 0x12 { return .realTime(byte) }
        if byte & 0x93 == 0x10 || byte == Self.head {
            partial = [byte]
            return nil
        }
        return byte & 0xF0 == 0 ? .paperSensor(byte) : nil
    }

    private mutating func extend(_ byte: UInt8) -> PrinterReply? {
        partial.append(byte)
        let isHeaded = partial[0] == Self.head
        let isCleared = isHeaded && partial[1] == Self.cleared
        guard partial.count == (isCleared ? 3 : isHeaded ? 7 : 4) else { return nil }
        defer { partial = [] }
        return isCleared ? .bufferCleared : isHeaded ? .marker(Array(partial[2..<6])) : .automatic(partial)
    }

    private func continuesHeaded(_ byte: UInt8) -> Bool {
        if partial.count == 1 { return byte == Self.marker || byte == Self.cleared }
        if partial[1] == Self.cleared || partial.count == 6 { return byte == 0x00 }
        return (0x20...0x7E).contains(byte)
    }
}
