// SPDX-License-Identifier: Apache-2.0
import Terms
import Testing

struct TypedTests {
    @Test func `each of the 95 full-width characters becomes its ASCII twin`() {
        var wide = "\u{3000}"
        wide.unicodeScalars.append(contentsOf: (0xFF01...0xFF5E).compactMap { UnicodeScalar($0) })
        #expect(wide.unicodeScalars.count == 95)
        #expect(Array(Typed.halfWidth(wide).utf8) == Array(0x20...0x7E))
    }

    @Test(arguments: ["王小明", "①Ⅳ", "豈\u{F900}", "é", "🎫𠮷", "\u{FF00}\u{FF5F}\u{FF61}ｱ", "\u{00A0}·"])
    func `other characters stay as they are`(text: String) {
        #expect(Array(Typed.halfWidth(text).utf8) == Array(text.utf8))
        #expect(Array(Typed.folded(text).utf8) == Array(text.utf8))
    }

    @Test func `a code loses white space and case`() {
        #expect(Typed.folded(" ａb\tＣ　d\r\n-９ ") == "ABCD-9")
    }
}
