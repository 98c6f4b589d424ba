// SPDX-License-Identifier: Apache-2.0
import Terms
import Testing

@testable import Paper

struct PrinterTextTests {
    @Test
    func `ambiguous characters take two cells on paper, unlike on a terminal`() {
        #expect(PrinterText.columns("10:00–11:00") == 12)
        #expect(DisplayWidth.of("10:00–11:00") == 11)
    }

    @Test(arguments: [
        ("a\u{1B}@b", "a@b"), ("一\n二", "一 二"), ("e\u{301}", "e"), ("\u{FEFF}号\u{200B}", "号"), ("a\u{A0}b", "a b"),
        ("　", "　"), ("\u{10}\u{4}\u{1}", ""),
    ])
    func `what has no cell is taken out`(text: String, cleaned: String) {
        #expect(PrinterText.clean(text) == cleaned)
    }

    @Test(arguments: [
        ("一二三四五", 4, ["一二", "三四", "五"]),
        ("一二三四五", 5, ["一二", "三四", "五"]),
        ("过号请到，咨询", 8, ["过号请", "到，咨询"]),
        ("（首次）登记", 4, ["（首", "次）", "登记"]),
        ("Real estate registration", 12, ["Real estate", "registration"]),
        ("registrationdesk", 6, ["regist", "ration", "desk"]),
        ("窗口 12", 6, ["窗口", "12"]),
        ("", 8, []),
    ])
    func `rows break where one may break`(text: String, columns: Int, rows: [String]) {
        #expect(PrinterText.wrapped(text, columns: columns, rows: 9) == rows)
    }

    @Test
    func `a text that is too long ends in an ellipsis`() {
        #expect(PrinterText.wrapped("一二三四五六七八九", columns: 8, rows: 2) == ["一二三四", "五六七…"])
        #expect(PrinterText.wrapped("一二三四五六七八", columns: 8, rows: 2) == ["一二三四", "五六七八"])
    }

    @Test(arguments: [20_250_303, 7, 99])
    func `no row is wider than asked, and nothing is lost`(seed: UInt64) {
        var random = SplitMix64(seed: seed)
        let alphabet = Array("预约取号，。（）：AB 1–·é窗口 \t")
        for _ in 0..<300 {
            let length = Int.random(in: 0...60, using: &random)
            let raw = (0..<length).compactMap { _ in alphabet.randomElement(using: &random) }
            let text = PrinterText.clean(String(raw))
            let columns = Int.random(in: 4...48, using: &random)
            let rows = PrinterText.wrapped(text, columns: columns, rows: 100)
            #expect(rows.allSatisfy { PrinterText.columns($0) <= columns }, "seed \(seed)")
            let visible = { (text: String) in text.filter { $0 != " " } }
            #expect(visible(rows.joined()) == visible(text), "seed \(seed)")
        }
    }
}
