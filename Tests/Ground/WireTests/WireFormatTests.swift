// SPDX-License-Identifier: Apache-2.0
import FoundationEssentials
import Terms
import Testing
import Wire

/// The bytes on the link are a treaty between versions: they may grow, not change.
struct WireFormatTests {
    @Test
    func `a batch of facts has these bytes`() throws {
        let ticket = try #require(TicketID(text: "2026-11-23.A017"))
        let booking = try #require(BookingNumber(text: "261123000017"))
        let service = try #require(ServiceID("estate"))
        let batch = FactBatch(
            after: Position(6),
            through: Position(8),
            entries: [
                FactBatch.Entry(
                    position: Position(7),
                    at: Timestamp(seconds: 1_763_860_000),
                    staff: nil,
                    fact: .issued(ticket, service: service, origin: .booking(booking, claimed: true))
                )
            ]
        )
        let expected =
            #"{"after":6,"entries":[{"at":1763860000000,"fact":{"issued":{"_0":"2026-11-23.A017","#
            + #""origin":{"booking":{"_0":"261123000017","claimed":true}},"service":"estate"}},"position":7}],"through":8}"#
        try expectFormat(expected, of: batch)
    }

    @Test
    func `the answers have these bytes`() throws {
        try expectFormat(#"{"position":8}"#, of: FactReceipt(position: Position(8)))
        try expectFormat(#"{"granted":{}}"#, of: ClaimReply.granted)
        try expectFormat(#"{"refused":{"_0":"no_show"}}"#, of: ClaimReply.refused(.noShow))
        try expectFormat(
            #"{"changes":[{"notice":{}}],"from":3,"now":5000,"through":4}"#,
            of: ChangeBatch(from: 3, through: 4, changes: [.notice(nil)], now: Timestamp(seconds: 5))
        )
    }

    private func expectFormat<Message: Codable & Equatable>(_ text: String, of message: Message) throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        #expect(try String(decoding: encoder.encode(message), as: UTF8.self) == text)
        #expect(try JSONDecoder().decode(Message.self, from: Data(text.utf8)) == message)
    }
}
