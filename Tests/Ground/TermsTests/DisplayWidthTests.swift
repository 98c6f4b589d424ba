// SPDX-License-Identifier: Apache-2.0
import Terms
import Testing

struct DisplayWidthTests {
    @Test(arguments: ["中", "，", "Ａ", "〇", "　", "、", "《", "㐀", "𠮷", "龥", "😀", "한", "ア", "￥"])
    func `ideographs, full-width forms and emoji take two columns`(text: String) {
        #expect(DisplayWidth.of(text) == 2)
    }

    @Test(arguments: ["A", " ", "~", "—", "…", "“", "①", "℃", "○", "●", "│", "█", "▀", "→", "★", "×", "·", "ｱ"])
    func `ASCII, half-width and ambiguous characters take one column`(text: String) {
        #expect(DisplayWidth.of(text) == 1)
    }

    /// The characters on both sides of an edge of a range, from EastAsianWidth.txt 15.0.
    @Test(
        arguments: [
            (0x10FF, 1), (0x1100, 2), (0x115F, 2), (0x1160, 1), (0x303E, 2), (0x303F, 1), (0x3040, 1), (0x3041, 2),
            (0x4DBF, 2), (0x4DC0, 1), (0x4DFF, 1), (0x4E00, 2), (0x9FFF, 2), (0xA000, 2), (0xFF00, 1), (0xFF01, 2),
            (0xFF60, 2), (0xFF61, 1), (0x1FFFF, 1), (0x20000, 2), (0x2FFFD, 2), (0x2FFFE, 1), (0x30000, 2),
            (0x3FFFD, 2),
            (0x3FFFE, 1), (0x10FFFF, 1), (0, 1),
        ] as [(UInt32, Int)]
    )
    func `the edges of the ranges are exact`(value: UInt32, columns: Int) throws {
        let scalar = try #require(UnicodeScalar(value))
        #expect(DisplayWidth.of(scalar) == columns)
    }

    @Test
    func `all of Unicode 15 holds 182,516 wide characters`() {
        let wide = (UInt32(0)...0x10FFFF).lazy.compactMap(UnicodeScalar.init).filter { DisplayWidth.of($0) == 2 }
        #expect(wide.count == 182_516)
    }

    @Test
    func `a text is as wide as its characters`() {
        #expect(DisplayWidth.of("请A023到3号窗口") == 15)
        #expect(DisplayWidth.of("") == 0)
    }
}
