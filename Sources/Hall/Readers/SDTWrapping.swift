// SPDX-License-Identifier: Apache-2.0

/// The wrapper that one vendor's HID readers put around pieces of the protocol (devices.md A.7, one source only).
///
/// To the reader `88 00 00 | n+1 | B1 | n bytes | sum`, from it `AA | serial, 2 bytes | n+1 | result | n bytes | sum`; lengths
/// and sums are 16 bits, the lower byte first. The sum is taken over all bytes before it.
package enum SDTWrapping {
    /// The most bytes of the protocol in one packet: with what is around them they fill a report of 64.
    package static let pieceLimit = 56

    private static let request: [UInt8] = [0x88, 0x00, 0x00]
    private static let passOn: UInt8 = 0xB1
    private static let answer: UInt8 = 0xAA
    /// What stands before the piece, and the sum behind it.
    private static let (head, tail) = (6, 2)

    /// Wraps a frame into as many packets as it takes.
    package static func packets(of frame: [UInt8]) -> [[UInt8]] {
        stride(from: 0, to: frame.count, by: pieceLimit).map { start in
            let piece = frame[start..<min(start + pieceLimit, frame.count)]
            let packet = request + bytes(piece.count + 1) + [passOn] + piece
            return packet + bytes(sum(packet[...]))
        }
    }

    /// What a report carries, the padding behind it aside; nil when it is no packet or its sum is wrong.
    package static func piece(of report: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
        let packet = Array(report)
        guard packet.count >= head + tail, packet[0] == answer else { return nil }
        let count = Int(packet[3]) + Int(packet[4]) << 8 - 1
        guard (0...pieceLimit).contains(count), packet.count >= head + count + tail else { return nil }
        let end = head + count
        guard Int(packet[end]) + Int(packet[end + 1]) << 8 == sum(packet[..<end]) else { return nil }
        return packet[head..<end]
    }

    private static func sum(_ bytes: ArraySlice<UInt8>) -> Int { bytes.reduce(0) { $0 + Int($1) } & 0xFFFF }

    private static func bytes(_ number: Int) -> [UInt8] { [UInt8(number & 0xFF), UInt8(number >> 8)] }
}
