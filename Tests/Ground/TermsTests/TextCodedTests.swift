// SPDX-License-Identifier: Apache-2.0
import Terms
import Testing

struct TextCodedTests {
    @Test func `every word survives JSON as its text`() throws {
        try check(TicketNumber.self, "A3-01")
        try check(TicketPrefix.self, "A")
        try check(TicketID.self, "2026-11-23.A017")
        try check(BusinessDay.self, "2026-11-23")
        try check(BookingNumber.self, "123456789014")
        try check(TicketToken.self, "0123456789ABCDEFGHJKMNPQRS")
        try check(IntentKey.self, "kiosk-1:42")
        try check(PersonTag.self, String(repeating: "0f", count: 32))
        try check(LastFourTag.self, String(repeating: "0f", count: 16))
    }

    private func check<Word: TextCoded>(_ type: Word.Type, _ text: String) throws {
        let word = try #require(Word(text: text))
        #expect(word.description == text)
        var bytes: [UInt8] = [7]
        word.append(to: &bytes)
        #expect(bytes == [7] + text.utf8)
        #expect(Word(utf8: ([9] + text.utf8).dropFirst()) == word)
        #expect(try json(word) == "[\"\(text)\"]")
        #expect(try value(type, json: json(word)) == word)
        #expect(try value([Word: Int].self, json: json([word: 1])) == [word: 1])
    }

    @Test func `text that is not canonical is refused in JSON`() {
        refuse(TicketNumber.self, "A17", "a017", "A0017", "A3-1")
        refuse(TicketPrefix.self, "I", "a", "")
        refuse(TicketID.self, "2026-11-23.A17", "2026-02-30.A017")
        refuse(BusinessDay.self, "2026-1-1", "2026-02-30")
        refuse(BookingNumber.self, "ABC", "AB_12")
        refuse(TicketToken.self, "0123456789abcdefghjkmnpqrs")
        refuse(IntentKey.self, "", "a b", "a\\\"b", "键", String(repeating: "k", count: 81))
        refuse(PersonTag.self, String(repeating: "0F", count: 32), String(repeating: "0f", count: 31))
        refuse(LastFourTag.self, String(repeating: "0g", count: 16), String(repeating: "0", count: 31))
    }

    private func refuse<Word: TextCoded>(_ type: Word.Type, _ texts: String...) {
        for text in texts {
            #expect(Word(utf8: Array(text.utf8)[...]) == nil)
            #expect(throws: DecodingError.self, "\(type) \(text)") { try value(type, json: "[\"\(text)\"]") }
            #expect(throws: DecodingError.self) { try value([Word: Int].self, json: "[{\"\(text)\":1}]") }
        }
    }

    @Test func `an identifier is a short machine name`() throws {
        let window = try #require(WindowID("3-A_b.c"))
        #expect(window.text == "3-A_b.c")
        #expect(try value(WindowID.self, json: json(window)) == window)
        #expect(try value([WindowID: Int].self, json: #"[{"3-A_b.c":1}]"#) == [window: 1])
        for text in ["", "窗口", "a b", "a/b", "ａ", "e\u{301}", String(repeating: "x", count: 41)] {
            #expect(WindowID(text) == nil)
            #expect(throws: DecodingError.self) { try value(WindowID.self, json: "[\"\(text)\"]") }
        }
        #expect(WindowID(String(repeating: "x", count: 40)) != nil)
    }

    @Test func `a position counts from 0`() throws {
        #expect(Position.start.next == Position(1))
        #expect(try json(Position(7)) == "[7]")
        #expect(try value(Position.self, json: "[7]") == Position(7))
        #expect(throws: DecodingError.self) { try value(Position.self, json: "[-1]") }
        #expect(throws: DecodingError.self) { try value(Position.self, json: "[\"7\"]") }
    }

    @Test func `hex is lower case in pairs`() {
        #expect(Hex.text([0x00, 0x0F, 0xA5]) == "000fa5")
        #expect(Hex.bytes("000fa5") == [0x00, 0x0F, 0xA5])
        for text in ["0", "0G", "0F", " 00", "００"] { #expect(Hex.bytes(text) == nil) }
    }

    @Test func `digits are counted, not guessed`() {
        #expect(Digits.value("007".utf8) == 7)
        #expect(Digits.value("999999999999999999".utf8) == 999_999_999_999_999_999)
        for text in ["", "-1", "+1", "1 ", "1234567890123456789"] { #expect(Digits.value(Array(text.utf8)) == nil) }
        #expect(Digits.padded(7, to: 3) == "007")
        #expect(Digits.padded(1234, to: 3) == "1234")
    }

    @Test func `integers are written highest byte first`() {
        #expect(BigEndian.bytes(0x0102_0304 as UInt32) == [1, 2, 3, 4])
        #expect(BigEndian.value([1, 2, 3, 4]) as UInt32 == 0x0102_0304)
        #expect(BigEndian.value([0xFF]) as UInt16 == 0xFF)
    }
}
