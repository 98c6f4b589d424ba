// SPDX-License-Identifier: Apache-2.0
import Terms
import Testing

@testable import Board

struct BoardTextTests {
    private func cleaned(_ text: String) -> String { String(String.UnicodeScalarView(BoardText(text).scalars)) }

    @Test(arguments: [
        ("滨江区政务服务中心", "滨江区政务服务中心"),
        ("《通知》：Ａ座，3楼。", "《通知》：Ａ座，3楼。"),
        ("𠮷祥㐀", "𠮷祥㐀"),
        ("\u{1B}[31mred\u{1B}[0m", "[31mred[0m"),
        ("\u{1B}]0;title\u{07}x", "]0;titlex"),
        ("\u{9B}2J\u{85}\u{7F}\u{0}x", "2Jx"),
        ("a\u{202E}b\u{2066}c\u{200B}d\u{200D}e\u{FEFF}f", "abcdef"),
        ("⚠\u{FE0F}注意🎫👩‍👩‍👧", "注意"),
        ("e\u{0301}\u{3099}\u{302A}x", "ex"),
        ("  今天 \n\t 下午\u{A0}\u{2003}停办  ", "今天 下午 停办"),
        ("9:00—12:00…“号”①℃", "9:00-12:00...\"号\"(1)度"),
        ("艾力·买买提 → 3 × ２", "艾力.买买提 -> 3 x ２"),
        ("é д ア", "? ? ?"),
        ("\u{E000}\u{303F}", ""),
    ])
    func `only the repertoire gets through`(text: String, shown: String) {
        #expect(cleaned(text).utf8.elementsEqual(shown.utf8), "\(cleaned(text))")
    }

    /// Planes 0 to 2, and 14 with its tags; 4 to 13 are unassigned, 15 and 16 private.
    @Test(arguments: [0...0x2FFFF, 0xE0000...0xE0FFF] as [ClosedRange<UInt32>])
    func `all of Unicode is reduced to characters whose width is certain`(values: ClosedRange<UInt32>) {
        let uncertain = values.lazy.compactMap(UnicodeScalar.init).filter { scalar in
            !BoardText.safe(scalar).allSatisfy(isCertain)
        }
        #expect(Array(uncertain.prefix(5)).isEmpty)
    }

    private func isCertain(_ scalar: UnicodeScalar) -> Bool {
        switch scalar.value {
        case 0x20...0x7E: DisplayWidth.of(scalar) == 1
        case 0x3000...0x3029, 0x3030...0x303E, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xFF01...0xFF5E, 0x20000...0x2A6DF:
            DisplayWidth.of(scalar) == 2
        default: false
        }
    }

    @Test
    func `no text is kept beyond 500 characters`() {
        #expect(BoardText(String(repeating: "长", count: 501)).scalars.count == BoardText.longest)
        #expect(BoardText(String(repeating: "…", count: 400)).scalars.count == BoardText.longest)
        #expect(BoardText(String(repeating: "长", count: 500)).width == 1000)
    }

    @Test
    func `lines break between characters and never inside one`() {
        let lines = BoardText("公积金A贷款与提取").lines(columns: 6, most: 2)
        #expect(lines == [BoardText("公积金"), BoardText("A贷款")])
        #expect(BoardText("公积金").lines(columns: 1, most: 2).isEmpty)
        #expect(BoardText("").lines(columns: 5, most: 2).isEmpty)
        #expect(BoardText("中中").lines(columns: 3, most: 5) == [BoardText("中"), BoardText("中")])
    }

    @Test(arguments: [
        (0, "中a文"), (1, " a文b"), (2, "a文b "), (3, "文b  "), (4, " b   "), (5, "b    "), (6, "     "), (-2, "  中a"),
    ])
    func `a window shows halves of characters as spaces`(offset: Int, shown: String) {
        let window = BoardText("中a文b").window(from: offset, columns: 5)
        #expect(String(String.UnicodeScalarView(window.scalars)) == shown)
        #expect(window.width == 5)
    }
}
