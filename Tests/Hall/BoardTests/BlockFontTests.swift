// SPDX-License-Identifier: Apache-2.0
import Terms
import Testing

@testable import Board

struct BlockFontTests {
    private static let fonts = [BlockFont.narrow, .regular, .large]

    @Test(arguments: fonts)
    func `each font draws every ticket number and every time of day`(font: BlockFont) {
        let letters = (UInt8(ascii: "A")...UInt8(ascii: "Z")).compactMap { TicketPrefix(letter: $0) }.map(\.text)
        #expect(letters.count == 21)
        for text in letters + (0...9).map(String.init) + ["-", ":"] {
            let glyph = font.bitmap(of: BoardText(text))
            #expect(glyph?.height == font.height, "\(text)")
        }
        #expect(font.glyphs.count == 33)
        #expect(font.bitmap(of: BoardText("I0")) == nil)
        #expect(font.bitmap(of: BoardText("")) == nil)
    }

    @Test(arguments: fonts)
    func `no two glyphs look alike`(font: BlockFont) {
        let drawn = font.glyphs.sorted { $0.key < $1.key }
        for (index, one) in drawn.enumerated() {
            for other in drawn[(index + 1)...] {
                let width = max(one.value.width, other.value.width)
                let different = (0..<font.height).reduce(0) { sum, y in
                    sum + (0..<width).count { one.value[$0, y] != other.value[$0, y] }
                }
                #expect(different >= 4, "\(one.key) and \(other.key)")
            }
        }
    }

    @Test(arguments: fonts)
    func `the zero has no dot`(font: BlockFont) throws {
        let zero = try #require(font.glyphs["0"])
        #expect(!zero[zero.width / 2, font.height / 2])
        #expect(!zero[zero.width / 2, font.height / 2 - 1])
    }

    @Test
    func `glyphs stand one gap apart`() throws {
        let digit = try #require(BlockFont.large.bitmap(of: BoardText("8")))
        let two = try #require(BlockFont.large.bitmap(of: BoardText("88")))
        #expect(two.width == 2 * digit.width + 2)
        #expect((0..<two.height).allSatisfy { !two[digit.width, $0] && !two[digit.width + 1, $0] })
    }

    @Test(
        arguments: [
            ("A023", 27, 5, 5, 27), ("A023", 26, 5, 5, 23), ("A023", 22, 5, nil, 0), ("A023", 200, 4, nil, 0),
            ("A023", 45, 9, 5, 27), ("A023", 46, 9, 7, 46), ("A023", 54, 13, 10, 54), ("A1000", 31, 5, 5, 28),
            ("A023", 400, 100, 56, 368), ("三", 400, 100, nil, 0),
        ] as [(String, Int, Int, Int?, Int)]
    )
    func `the largest face that fits is taken`(text: String, columns: Int, rows: Int, high: Int?, wide: Int) {
        let bitmap = BlockFace.largest(BoardText(text), columns: columns, rows: rows)
        #expect(bitmap?.rows == high)
        #expect(bitmap?.width ?? 0 == wide)
    }

    @Test
    func `a model keeps one digit as small as two`() {
        let free = BlockFace.largest(BoardText("3"), columns: 20, rows: 10)
        let steady = BlockFace.largest(BoardText("3"), like: [BoardText("00")], columns: 20, rows: 10)
        #expect(free?.rows == 10)
        #expect(steady?.rows == 5)
    }

    @Test
    func `doubling smooths a stair and keeps an edge`() {
        let stair = Bitmap(lines: ["#..", "##.", "###", "###"])
        let doubled = stair.doubled
        let lines = (0..<doubled.height).map { y in
            String((0..<doubled.width).map { doubled[$0, y] ? "#" : "." })
        }
        #expect(lines == ["##....", "###...", "###...", "#####.", "#####.", "######", "######", ".####."])
    }
}

extension BlockFont: CustomTestStringConvertible {
    /// The size instead of all pixels, in the names and failures of tests.
    public var testDescription: String { "\(glyphs["0"]?.width ?? 0) x \(height)" }
}
