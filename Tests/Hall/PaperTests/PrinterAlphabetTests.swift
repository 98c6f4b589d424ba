// SPDX-License-Identifier: Apache-2.0
import Testing

@testable import Paper

struct PrinterAlphabetTests {
    @Test(arguments: [
        ("A 1~", "41 20 31 7E"), ("户籍业务", "BB A7 BC AE D2 B5 CE F1"), ("–", "A8 43"), ("·", "A1 A4"), ("镕", "E9 46"),
    ])
    func `text is written in GB18030`(text: String, bytes: String) throws {
        #expect(try PrinterAlphabet().bytes(of: text) == (try hex(bytes)))
    }

    @Test(arguments: ["𠮷", "㐀", "🎫", "ñ", "\u{E000}", "\u{10FFFF}"])
    func `a character that print heads lack becomes a geta`(text: String) throws {
        #expect(try PrinterAlphabet().bytes(of: "王" + text + "1") == (try hex("CD F5 A1 FE 31")))
    }

    @Test
    func `no text can hold a command, whatever is in it`() throws {
        let alphabet = try PrinterAlphabet()
        let controls = (UInt8(0)...0x1F).map { UnicodeScalar($0) } + ["\u{7F}", "\u{80}", "\u{9B}", "\u{2028}"]
        for control in controls {
            let bytes = alphabet.bytes(of: "号\(control)A")
            #expect(bytes == [0xBA, 0xC5, 0x41] || bytes == [0xBA, 0xC5, 0x20, 0x41])
        }
    }

    @Test
    func `every character takes as many bytes as cells`() throws {
        let alphabet = try PrinterAlphabet()
        for value in stride(from: UInt32(0x20), to: 0x30000, by: 7) {
            guard let scalar = UnicodeScalar(value) else { continue }
            let text = PrinterText.clean(String(scalar))
            let bytes = alphabet.bytes(of: text)
            #expect(bytes.count == PrinterText.columns(text), "U+\(String(value, radix: 16))")
            #expect(bytes.allSatisfy { $0 >= 0x20 && $0 != 0x7F } || bytes.count == 2)
        }
    }
}
