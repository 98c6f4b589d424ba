// SPDX-License-Identifier: Apache-2.0
import Testing

@testable import Panels

struct PanelWordsTests {
    @Test(arguments: [
        (16, "A023", "3", "请A023到3号窗口"),
        (15, "A023", "12", "A023→12号"),
        (15, "A023", "3", "请A023到3号窗口"),
        (14, "A1000", "3", "A1000→3号"),
        (10, "A023", "12", "A023→12号"),
        (8, "A023", "12", "A023 12"),
        (6, "A023", "12", "A023"),
        (16, "A023", "咨询台", "请A023到咨询台"),
        (12, "A023", "咨询台", "A023→咨询台"),
        (16, "A3-01", "3", "请A3-01到3号窗口"),
    ])
    func `a call takes the longest form that fits`(columns: Int, number: String, window: String, text: String) throws {
        let words = PanelWords(columns: columns, letters: .hanzi)
        let row = PanelRow.call(number: try Sample.number(number), window: window, isNews: true)
        #expect(words.text(row) == PanelText(text))
        #expect(words.text(row).columns <= columns)
    }

    @Test(arguments: [
        (20, "A023 -> WINDOW 3"), (12, "A023 -> 3"), (8, "A023 3"), (5, "A023"),
    ])
    func `a display without hanzi says it in ASCII`(columns: Int, text: String) throws {
        let words = PanelWords(columns: columns, letters: .ascii)
        let row = PanelRow.call(number: try Sample.number("A023"), window: "3", isNews: true)
        #expect(words.text(row) == PanelText(text))
    }

    @Test
    func `a window says who is there when there is room`() throws {
        let row = PanelRow.window(label: "3", staff: "0102")
        func shown(_ columns: Int, _ letters: PanelWords.Letters) -> String {
            String(String.UnicodeScalarView(PanelWords(columns: columns, letters: letters).text(row).scalars))
        }
        #expect(shown(20, .hanzi) == "3号窗口     工号0102")
        #expect(shown(12, .hanzi) == "3号窗口")
        #expect(shown(20, .ascii) == "WINDOW 3     NO.0102")
    }

    @Test(arguments: [
        ("号\u{1B}[2J\u{0}A", "号[2JA"), ("a\\C1b", "a/C1b"), ("一\r\n二", "一 二"), ("\u{200F}甲\u{301}", "甲"),
    ])
    func `no text holds a command`(untrusted: String, shown: String) {
        #expect(String(String.UnicodeScalarView(PanelText(untrusted).scalars)) == shown)
    }

    @Test
    func `a text is never cut inside a character`() {
        for columns in 0...20 {
            let text = PanelText("林州市A政务B服务中心").cut(to: columns)
            #expect(text.columns <= columns && text.columns >= min(columns, 19) - 1)
        }
    }
}
