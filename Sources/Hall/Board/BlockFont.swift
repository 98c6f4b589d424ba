// SPDX-License-Identifier: Apache-2.0

/// A hand-drawn font of pixels for ticket numbers, window numbers and the clock.
struct BlockFont: Sendable {
    /// Height of every glyph in pixels, even.
    let height: Int
    /// Pixels between two glyphs.
    let gap: Int
    let glyphs: [UnicodeScalar: Bitmap]

    static let narrow = BlockFont(drawing: narrowDrawing, height: 10, gap: 1)
    static let regular = BlockFont(drawing: regularDrawing, height: 10, gap: 1)
    static let large = BlockFont(drawing: largeDrawing, height: 14, gap: 2)

    private init(drawing: String, height: Int, gap: Int) {
        (self.height, self.gap) = (height, gap)
        let lines = drawing.split(separator: "\n").map { $0.split(separator: " ") }
        precondition(lines.count.isMultiple(of: height + 1), "each line of characters is followed by its pixels")
        var glyphs: [UnicodeScalar: Bitmap] = [:]
        for head in stride(from: 0, to: lines.count, by: height + 1) {
            for (index, name) in lines[head].enumerated() {
                guard let scalar = name.unicodeScalars.first else { continue }
                glyphs[scalar] = Bitmap(lines: lines[head + 1...head + height].map { $0[index] })
            }
        }
        self.glyphs = glyphs
    }

    /// How many pixels wide `text` is in one line; nil when it is empty or a glyph is missing.
    func width(of text: BoardText) -> Int? {
        let widths = text.scalars.compactMap { glyphs[$0]?.width }
        guard widths.count == text.scalars.count, !widths.isEmpty else { return nil }
        return widths.reduce(gap * (widths.count - 1), +)
    }

    /// Draws `text` in one line; nil when it is empty or a glyph is missing.
    func bitmap(of text: BoardText) -> Bitmap? {
        let drawn = text.scalars.compactMap { glyphs[$0] }
        guard drawn.count == text.scalars.count, let first = drawn.first else { return nil }
        return drawn.dropFirst().reduce(first) { $0.joined($1, gap: gap) }
    }
}
