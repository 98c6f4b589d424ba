// SPDX-License-Identifier: Apache-2.0

/// A block font at one of its sizes.
struct BlockFace: Sendable {
    let font: BlockFont
    /// How often the drawing is doubled.
    let doublings: Int

    /// From the largest to the smallest: 56, 40, 28, 20, 14, 10, 7, 5 rows of cells, the narrow form after the regular.
    static let all: [BlockFace] = [3, 2, 1, 0].flatMap { doublings in
        [BlockFont.large, .regular, .narrow].map { BlockFace(font: $0, doublings: doublings) }
    }

    /// Finds the largest face in which every one of `texts` fits into the cells given.
    ///
    /// Nil when nothing fits or a glyph is missing.
    static func largest(for texts: [BoardText], columns: Int, rows: Int) -> BlockFace? {
        all.first { face in
            face.rows <= rows && texts.allSatisfy { face.columns(of: $0).map { $0 <= columns } ?? false }
        }
    }

    /// Draws `text` in the largest face in which it and every one of `models` fit into the cells given.
    ///
    /// Models keep a size steady while the text changes, such as `00` for window numbers. Nil when nothing fits or
    /// a glyph is missing.
    static func largest(_ text: BoardText, like models: [BoardText] = [], columns: Int, rows: Int) -> Bitmap? {
        guard let face = largest(for: models + [text], columns: columns, rows: rows),
            let drawn = face.font.bitmap(of: text)
        else { return nil }
        return (0..<face.doublings).reduce(drawn) { bitmap, _ in bitmap.doubled }
    }

    /// The rows of cells it takes.
    var rows: Int { (font.height << doublings) / 2 }

    private func columns(of text: BoardText) -> Int? { font.width(of: text).map { $0 << doublings } }
}
