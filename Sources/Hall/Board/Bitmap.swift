// SPDX-License-Identifier: Apache-2.0

/// Black and white pixels, two of them one above the other in a cell of the terminal.
struct Bitmap: Equatable, Sendable {
    let width: Int
    let height: Int
    private var pixels: [Bool]

    /// Reads lines of equal length, `#` for ink.
    init(lines: [Substring]) {
        width = lines.first?.utf8.count ?? 0
        height = lines.count
        pixels = lines.flatMap { $0.utf8.map { $0 == UInt8(ascii: "#") } }
        precondition(pixels.count == width * height, "the lines of a glyph are equally long")
    }

    private init(width: Int, height: Int, pixel: (_ x: Int, _ y: Int) -> Bool) {
        (self.width, self.height) = (width, height)
        pixels = (0..<height).flatMap { y in (0..<width).map { x in pixel(x, y) } }
    }

    /// How many rows of cells it takes.
    var rows: Int { (height + 1) / 2 }

    /// Whether there is ink; beyond the edges there is none.
    subscript(x: Int, y: Int) -> Bool {
        (0..<width).contains(x) && (0..<height).contains(y) && pixels[y * width + x]
    }

    /// The same with `next` to the right, `gap` pixels apart.
    func joined(_ next: Bitmap, gap: Int) -> Bitmap {
        Bitmap(width: width + gap + next.width, height: max(height, next.height)) { x, y in
            x < width ? self[x, y] : next[x - width - gap, y]
        }
    }

    /// Twice the size with smoothed stairs: the EPX rule (Eric Johnston, "Scale2x"), each pixel becomes four, and a
    /// corner takes the colour of its two neighbours when these agree and the opposite ones do not.
    var doubled: Bitmap {
        Bitmap(width: width * 2, height: height * 2) { x, y in
            let (column, row) = (x / 2, y / 2)
            let (up, down) = (self[column, row - 1], self[column, row + 1])
            let (left, right) = (self[column - 1, row], self[column + 1, row])
            let (near, far) = y.isMultiple(of: 2) ? (up, down) : (down, up)
            let (beside, across) = x.isMultiple(of: 2) ? (left, right) : (right, left)
            return near == beside && near != across && beside != far ? near : self[column, row]
        }
    }
}
