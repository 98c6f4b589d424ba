// SPDX-License-Identifier: Apache-2.0

/// The least that makes a picture file: eight bits a pixel, a palette, nothing compressed (W3C PNG, RFC 1950, RFC 1951).
enum PNG {
    /// The file of a picture whose pixels are numbers of colours.
    static func file(width: Int, height: Int, shades: [UInt8], palette: [(UInt8, UInt8, UInt8)]) -> [UInt8] {
        var rows: [UInt8] = []
        for row in 0..<height { rows += [0] + shades[row * width..<(row + 1) * width] }
        return [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]
            + chunk("IHDR", word(width) + word(height) + [8, 3, 0, 0, 0])
            + chunk("PLTE", palette.flatMap { [$0.0, $0.1, $0.2] }) + chunk("IDAT", stored(rows)) + chunk("IEND", [])
    }

    private static func word(_ value: Int) -> [UInt8] {
        [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: value >> $0) }
    }

    private static func chunk(_ name: String, _ data: [UInt8]) -> [UInt8] {
        let content = Array(name.utf8) + data
        let crc = content.reduce(UInt32.max) { crc, byte in
            (0..<8).reduce(crc ^ UInt32(byte)) { value, _ in value & 1 == 0 ? value >> 1 : value >> 1 ^ 0xEDB8_8320 }
        }
        return word(data.count) + content + word(Int(~crc))
    }

    /// Blocks of at most 65,535 bytes as they are.
    private static func stored(_ bytes: [UInt8]) -> [UInt8] {
        var result: [UInt8] = [0x78, 0x01]
        for start in stride(from: 0, to: bytes.count, by: 65_535) {
            let block = bytes[start..<min(start + 65_535, bytes.count)]
            let size = UInt16(block.count)
            result.append(start + block.count == bytes.count ? 1 : 0)
            for value in [size, ~size] { result += [UInt8(truncatingIfNeeded: value), UInt8(value >> 8)] }
            result += block
        }
        var (a, b) = (1, 0)
        for byte in bytes { (a, b) = ((a + Int(byte)) % 65_521, (b + a + Int(byte)) % 65_521) }
        return result + word(b << 16 | a)
    }
}
