// SPDX-License-Identifier: Apache-2.0
import Terms
import Testing

struct BookingNumberTests {
    /// Check digits computed outside of this project by the standard's rule (ISO 7064:2003, 8.3).
    @Test(arguments: [
        (1, "000000000019"), (12_345_678_901, "123456789014"), (99_999_999_999, "999999999990"),
        (7_940_000_000, "079400000002"),
    ])
    func `a number of ours ends with its check digit`(serial: Int, text: String) throws {
        let number = try #require(BookingNumber(serial: serial))
        #expect(number.text == text)
        #expect(number.isPlausible)
    }

    @Test(arguments: [-1, 100_000_000_000])
    func `a serial has 11 digits at most`(serial: Int) { #expect(BookingNumber(serial: serial) == nil) }

    @Test(arguments: ["123456789014", "000000000019"])
    func `a changed digit is noticed`(text: String) throws {
        var bytes = Array(text.utf8)
        for index in bytes.indices {
            let old = bytes[index]
            for other in "0123456789".utf8 where other != old {
                bytes[index] = other
                let slip = try #require(BookingNumber(text: String(decoding: bytes, as: UTF8.self)))
                #expect(!slip.isPlausible, "place \(index)")
            }
            bytes[index] = old
        }
    }

    @Test(arguments: ["HN-2026-0001", "12345678901", "1234567890123", "YY12345678AB"])
    func `another center's number is taken as it is`(text: String) {
        #expect(BookingNumber(text: text)?.isPlausible == true)
    }

    /// Synthetic numbers: a citizen's, one with a wrong check digit, one typed with spaces and a small x.
    @Test(arguments: ["410581199001011231", "410581199001011232", "1101 0119 9001 0111 5x"])
    func `an identity number that was entered is no booking number`(text: String) {
        #expect(BookingNumber(entered: text) == nil)
        // What a center gave out is taken as it is, and what was stored stays readable.
        #expect(BookingNumber(text: text) != nil)
    }

    @Test(arguments: ["261123000018", "HN-2026-0001", "410581199013311231", "41058119900101123Y"])
    func `what cannot be an identity number may be a booking number`(text: String) {
        #expect(BookingNumber(entered: text) == BookingNumber(text: text))
    }

    @Test(arguments: [
        ("hn-2026-0001", "HN-2026-0001"), (" 1234 5678 9014 ", "123456789014"), ("１２３４５６７８９０１４", "123456789014"),
        ("ｈｎ－１２３４", "HN-1234"), ("AB12\r\n", "AB12"), ("ab　12", "AB12"),
    ])
    func `typing is folded`(typed: String, text: String) {
        #expect(BookingNumber(text: typed)?.text == text)
    }

    @Test(arguments: ["", "ABC", "   AB  ", "AB_12", "预约1234", "AB12\0", "AB12é", String(repeating: "1", count: 65)])
    func `what is no number is refused`(text: String) { #expect(BookingNumber(text: text) == nil) }

    @Test(arguments: ["A001", "B999", "A1000", "A3-01"])
    func `A24: a number of ours is never a ticket's number`(ticket: String) throws {
        #expect(TicketNumber(text: ticket) != nil)
        #expect(TicketNumber(text: try #require(BookingNumber(serial: 26_112_300_001)).text) == nil)
    }

    @Test func `64 characters are the most`() {
        #expect(BookingNumber(text: String(repeating: "Z", count: 64)) != nil)
    }
}
