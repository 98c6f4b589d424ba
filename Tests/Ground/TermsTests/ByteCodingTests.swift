// SPDX-License-Identifier: Apache-2.0
import Terms
import Testing

struct ByteCodingTests {
    private static func bytes(_ write: (inout ByteWriter) -> Void) -> [UInt8] {
        var writer = ByteWriter()
        write(&writer)
        return writer.bytes
    }

    private static func reader(_ bytes: [UInt8]) -> ByteReader { ByteReader(bytes, in: bytes.indices) }

    @Test(
        arguments: [
            (0, [0x00]), (-1, [0x01]), (1, [0x02]), (63, [0x7E]), (-64, [0x7F]), (64, [0x80, 0x01]),
            (1_795_395_600_000, [0x80, 0xFA, 0xD5, 0xDE, 0xC0, 0x68]),
            (.max, [0xFE, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0x01]),
            (.min, [0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0x01]),
        ] as [(Int64, [UInt8])]
    )
    func `small numbers of either sign are short`(number: Int64, bytes: [UInt8]) throws {
        #expect(Self.bytes { $0.number(number) } == bytes)
        var reader = Self.reader(bytes)
        #expect(try reader.number() == number)
        try reader.finish()
    }

    @Test func `a name is written once and shared`() throws {
        let bytes = Self.bytes { writer in
            for name in ["social", "tax", "social", "social", "tax"] { writer.name(name) }
        }
        #expect(bytes == [0, 6] + Array("social".utf8) + [1, 3] + Array("tax".utf8) + [0, 0, 1])
        var reader = Self.reader(bytes)
        for name in ["social", "tax", "social", "social", "tax"] { #expect(try reader.name() == name) }
        try reader.finish()
    }

    @Test func `the words come back`() throws {
        try check(Position(7))
        try check(Moment(Timestamp(milliseconds: -5), offsetSeconds: -3600))
        try check(try #require(TimeSlot(start: Timestamp(milliseconds: 1), end: Timestamp(milliseconds: 2))))
        try check(BusinessDay(daysSinceEpoch: 20_780))
        for text in ["A017", "A99999", "B3-01"] { try check(try #require(TicketNumber(text: text))) }
        try check(try #require(TicketID(text: "2026-11-23.A017")))
        try check(TicketToken(bytes: Array(0xE0...0xF0)))
        try check(PersonTag(hash: Array(0xE0...0xFF)))
        try check(LastFourTag(hash: Array(0xF0...0xFF)))
        try check(try #require(BookingNumber(text: "AB-12")))
        try check(try #require(IntentKey(text: "kiosk-1:42")))
        try check(try #require(WindowID("3-A")))
    }

    private func check<Value: ByteCoded & Equatable>(_ value: Value) throws {
        let bytes = Self.bytes { value.write(to: &$0) }
        var reader = Self.reader(bytes)
        #expect(try Value(from: &reader) == value)
        try reader.finish()
        for length in bytes.indices {
            var cut = Self.reader(Array(bytes[..<length]))
            #expect(throws: ByteReader.Malformed.self) { try Value(from: &cut) }
        }
    }

    @Test(
        arguments: [
            [0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x02],
            [0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x01], [0x80],
        ] as [[UInt8]]
    )
    func `a number beyond 64 bits is refused`(bytes: [UInt8]) {
        var reader = Self.reader(bytes)
        #expect(throws: ByteReader.Malformed.self) { try reader.number() }
    }

    @Test func `what breaks a rule of its type is refused`() {
        func refuse<Value: ByteCoded>(_ type: Value.Type, _ bytes: [UInt8]) {
            var reader = Self.reader(bytes)
            #expect(throws: ByteReader.Malformed.self, "\(type)") { try Value(from: &reader) }
        }
        refuse(Bool.self, [2])
        refuse(Position.self, [0x01])
        refuse(TimeSlot.self, [4, 2])
        refuse(TicketPrefix.self, [UInt8(ascii: "I")])
        refuse(TicketNumber.self, [UInt8(ascii: "A"), 0, 0])
        refuse(TicketToken.self, [0xF0] + [UInt8](repeating: 0, count: 16))
        refuse(IntentKey.self, [1, UInt8(ascii: " ")])
        refuse(WindowID.self, [0, 1, UInt8(ascii: "/")])
        refuse(WindowID.self, [1, 1, UInt8(ascii: "a")])
        refuse(String.self, [1, 0xFF])
    }
}
