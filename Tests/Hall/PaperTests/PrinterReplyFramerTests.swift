// SPDX-License-Identifier: Apache-2.0
import Paper
import Testing

/// One byte stream with everything a printer says, cut everywhere (devices.md E.2, E.3).
struct PrinterReplyFramerTests {
    static let stream = """
        12                      # EOT: idle
        11 13                   # XON, XOFF: nobody's words
        10 00 03 00             # automatic: near end
        1A 32 12 7E             # EOT 1-4: paper out
        18 13 00 0F 00          # automatic: paper out, an XOFF inside
        37 22 30 30 34 32 00    # marker 0042
        00 03 0C                # GS r 1, three times
        16                      # EOT 1: idle on a real Epson, drawer high
        38 00 12                # automatic that breaks off, then an EOT
        37 22 30 12             # a marker that breaks off, then an EOT
        37 25 00                # the buffer was cleared
        18 12 00 1A 0F 00       # automatic: paper out, two EOTs inside
        FF 80 A5                # noise
        72                      # EOT 4 of a clone: paper end only
        """

    static let replies: [PrinterReply] = [
        .realTime(0x12), .automatic([0x10, 0x00, 0x03, 0x00]), .realTime(0x1A), .realTime(0x32), .realTime(0x12),
        .realTime(0x7E), .automatic([0x18, 0x00, 0x0F, 0x00]), .marker([0x30, 0x30, 0x34, 0x32]), .paperSensor(0x00),
        .paperSensor(0x03), .paperSensor(0x0C), .realTime(0x16), .realTime(0x12), .realTime(0x12), .bufferCleared,
        .realTime(0x12), .realTime(0x1A), .automatic([0x18, 0x00, 0x0F, 0x00]), .realTime(0x72),
    ]

    @Test(arguments: 1...60)
    func `replies do not depend on how the bytes arrive`(size: Int) throws {
        let bytes = try hex(Self.stream)
        var framer = PrinterReplyFramer()
        let heard = stride(from: 0, to: bytes.count, by: size).flatMap { start in
            framer.push(Array(bytes[start..<min(start + size, bytes.count)]))
        }
        #expect(heard == Self.replies)
    }

    @Test(arguments: [1, 2, 3] as [UInt64])
    func `noise neither stops it nor piles up`(seed: UInt64) {
        var random = SplitMix64(seed: seed)
        var framer = PrinterReplyFramer()
        _ = framer.push((0..<10_000).map { _ in UInt8.random(in: 0...255, using: &random) })
        // At most one reply can be half open: ten idle answers close it.
        let idle = framer.push([UInt8](repeating: 0x12, count: 10))
        #expect(idle.suffix(9) == [PrinterReply](repeating: .realTime(0x12), count: 9)[...])
        #expect(framer.push([0x37, 0x22, 0x39, 0x39, 0x39, 0x39, 0x00]) == [.marker([0x39, 0x39, 0x39, 0x39])])
    }
}
