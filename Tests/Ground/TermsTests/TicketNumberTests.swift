// SPDX-License-Identifier: Apache-2.0
import Terms
import Testing

struct TicketNumberTests {
    @Test(arguments: [
        (1, "A001"), (17, "A017"), (999, "A999"), (1000, "A1000"), (9999, "A9999"), (10_000, "A10000"),
        (99_999, "A99999"),
    ])
    func `the digits grow from three to four to five`(serial: Int, text: String) throws {
        let prefix = try #require(TicketPrefix(text: "A"))
        let number = try #require(TicketNumber(prefix: prefix, serial: serial))
        #expect(number.text == text)
        #expect(TicketNumber(text: text) == number)
    }

    @Test(arguments: [0, -1, 100_000, Int.max])
    func `a serial beyond five digits is refused`(serial: Int) throws {
        let prefix = try #require(TicketPrefix(text: "A"))
        #expect(TicketNumber(prefix: prefix, serial: serial) == nil)
    }

    @Test(arguments: [(3, 1, "A3-01"), (3, 99, "A3-99"), (12, 100, "A12-100"), (99, 99_999, "A99-99999")])
    func `a kiosk's own series is written with its number`(series: Int, serial: Int, text: String) throws {
        let prefix = try #require(TicketPrefix(text: "A"))
        let number = try #require(TicketNumber(prefix: prefix, serial: serial, series: series))
        #expect(number.text == text)
        #expect(TicketNumber(text: text) == number)
    }

    @Test(arguments: [0, 100, -3])
    func `a series is 1 to 99`(series: Int) throws {
        let prefix = try #require(TicketPrefix(text: "A"))
        #expect(TicketNumber(prefix: prefix, serial: 1, series: series) == nil)
    }

    @Test(arguments: [
        "", "A", "017", "A17", "A0017", "A000", "A01000", "a017", "I017", "A-01", "A3-", "A3-1", "A03-01", "A3-001",
        "A3-01-02", "A3--01", "AA017", "A017 ", " A017", "A０１７", "A+17", "A100000", "A0-01",
    ])
    func `only the canonical text is read`(text: String) {
        #expect(TicketNumber(text: text) == nil)
    }

    @Test func `a prefix is a letter that is neither misread nor misheard`() {
        let letters = (UInt8.min...UInt8.max).compactMap { TicketPrefix(letter: $0)?.text }.joined()
        #expect(letters == "ABCDEFGHJKLMNPQRTUWXY")
        #expect(TicketPrefix(text: "AB") == nil)
        #expect(TicketPrefix(text: "") == nil)
    }

    @Test func `a ticket of a day has one text`() throws {
        let id = try #require(TicketID(text: "2026-11-23.A017"))
        #expect(id.day.text == "2026-11-23")
        #expect(id.number.text == "A017")
        #expect(id.text == "2026-11-23.A017")
        for text in ["2026-11-23", "2026-11-23.", ".A017", "2026-11-23.A17", "2026-11-31.A017", "2026-11-23.A017.A017"]
        {
            #expect(TicketID(text: text) == nil)
        }
    }
}
