// SPDX-License-Identifier: Apache-2.0

/// A dynamic area of an Onbon panel (command A3 06, devices.md F.2): a rectangle with a text that is shown at once and
/// kept in memory only, so that it wears out no flash.
struct OnbonArea: Sendable {
    /// Its number, 0 for the first.
    let id: UInt8
    /// Left edge, top edge, width and height in dots; left and width in whole characters.
    let (x, y, width, height): (Int, Int, Int, Int)
    /// Whether the text moves to the left, because it is too wide to stand.
    let isScrolling: Bool
    /// GBK.
    let text: [UInt8]

    /// The area as the command carries it, its length in front.
    func bytes(_ unit: OnbonUnit) -> [UInt8] {
        let fixed: [UInt8] =
            [0] + Self.horizontal(x, unit) + Self.littleEndian(y) + Self.horizontal(width, unit)
            + Self.littleEndian(height) + [
                id,
                0,  // dots between lines
                0,  // run mode: again and again
                2, 0,  // seconds without news after which some run modes end
                0,  // no sound
                0,  // no further parameters
                0,  // aligned left and top
                1,  // a single line
                1,  // no line breaks of the controller's own
                isScrolling ? 3 : 1,  // to the left, or static
                0,  // nothing on leaving
                isScrolling ? 8 : 0,  // speed, 0 the fastest
                isScrolling ? 0 : 10,  // half seconds to stay
            ]
        return Self.littleEndian(fixed.count + 4 + text.count) + fixed + Self.littleEndian(text.count) + [0, 0] + text
    }

    private static func horizontal(_ dots: Int, _ unit: OnbonUnit) -> [UInt8] {
        switch unit {
        case .byte8: littleEndian(dots / 8)
        case .pixelFlag: littleEndian(dots | 0x8000)
        case .pixelRaw: littleEndian(dots)
        }
    }

    private static func littleEndian(_ value: Int) -> [UInt8] {
        [UInt8(truncatingIfNeeded: value), UInt8(truncatingIfNeeded: value >> 8)]
    }
}
