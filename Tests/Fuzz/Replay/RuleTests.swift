// SPDX-License-Identifier: Apache-2.0
import Testing

/// The checks themselves can fail.
struct RuleTests {
    @Test
    func `a rule that does not hold is thrown by its name`() {
        #expect(throws: Broken.self) { try hold(false, "a rule") }
        #expect(throws: Never.self) { try hold(true, "a rule") }
        #expect(Broken(rule: "a rule").description == "a rule")
    }

    @Test(arguments: ["line 410581199001011231 is wrong", "410581", "x199001011231"])
    func `a text that repeats a number of its input is noticed`(_ text: String) {
        #expect(throws: Broken.self) {
            try Discretion.check(text, about: Array("pin = 410581199001011231".utf8), "a message")
        }
    }

    @Test(arguments: ["line 41058 is wrong", "999999", ""])
    func `a short number, or one of its own, is no leak`(_ text: String) {
        #expect(throws: Never.self) {
            try Discretion.check(text, about: Array("pin = 410581199001011231".utf8), "a message")
        }
    }

    @Test
    func `a value that shows its number is noticed`() {
        struct Open { let number = "410581199001011231" }
        #expect(throws: Broken.self) { try Discretion.check(concealed: Open(), "410581199001011231") }
    }

    @Test
    func `cuts deliver the same bytes in the same order`() {
        let input = (0..<300).map { UInt8(truncatingIfNeeded: $0 &* 7) }
        let cuts = Cuts.of(input)
        #expect(cuts.count == 2)
        for pieces in cuts { #expect(Array(pieces.joined()) == input) }
        #expect(cuts[1].count < cuts[0].count)
    }

    @Test
    func `a script that is used up makes the first choice`() {
        var script = ByteScript([0x02, 0x41, 0x42, 0x05])
        #expect(script.text() == "AB")
        #expect(script.number(below: 4) == 1)
        #expect(script.isAtEnd)
        #expect(script.piece() == [])
        #expect(script.oneOf(["a", "b"]) == "a")
    }
}
