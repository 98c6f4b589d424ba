// SPDX-License-Identifier: Apache-2.0
import FoundationEssentials
import Queueing
import Terms
import Testing

@testable import Journal

/// Swift's own `Codable` says what the stored form is; the writer and the reader by hand must agree with it.
struct EventCodecPropertyTests {
    private static let seeds: ClosedRange<UInt64> = 1...60
    private static let encoder: JSONEncoder = {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return encoder
    }()

    private static func oracle(_ value: some Encodable) throws -> String {
        String(decoding: try encoder.encode(value), as: UTF8.self)
    }

    @Test(arguments: seeds)
    func `events and answers are written as Codable writes them, and read back`(seed: UInt64) throws {
        var random = RandomEvents(seed: seed)
        for _ in 0..<100 {
            let (event, answer) = (random.event(), random.answer())
            let (text, answerText) = (EventCodec.encode(event), EventCodec.encode(answer))
            #expect(try text == Self.oracle(event), "seed \(seed)")
            #expect(try answerText == Self.oracle(answer), "seed \(seed)")
            #expect(try EventCodec.event(text, version: 1, at: Position(1)) == event, "seed \(seed)")
            #expect(try EventCodec.answer(answerText, version: 1, at: Position(1)) == answer, "seed \(seed)")
        }
    }

    /// Whatever the quick reader accepts, `JSONDecoder` reads as the same; the rest is left to `JSONDecoder`.
    @Test(arguments: seeds)
    func `damaged text is read as JSONDecoder reads it, or refused`(seed: UInt64) {
        var random = RandomEvents(seed: seed)
        for _ in 0..<100 {
            let text = random.damaged(EventCodec.encode(random.event()))
            let expected = try? JSONDecoder().decode(HallEvent.self, from: Data(text.utf8))
            let found = try? EventCodec.event(text, version: 1, at: Position(1))
            #expect(found == expected, "seed \(seed): \(text)")
        }
    }

    @Test(arguments: [
        #" {"ticketAbandoned":{"_0":"2026-11-23.A017"}}"#, #"{"ticketAbandoned":{"_0":"2026-11-23.A017"} }"#,
        #"{"ticketAbandoned":{"_0":"2026-11-23.\u0041017"}}"#,
        #"{"ticketAbandoned":{"_0":"2026-11-23.A017","later":[1,{}]}}"#,
        #"{"ticketAbandoned":{"before":null,"_0":"2026-11-23.A017"}}"#,
    ])
    func `other JSON of the same meaning is read too`(text: String) throws {
        #expect(try EventCodec.event(text, version: 1, at: Position(1)) == .ticketAbandoned(GoldenEvents.id))
    }

    @Test func `every common form is read without JSONDecoder`() throws {
        for (event, text) in GoldenEvents.all {
            var reader = PlainJSONReader(text)
            #expect(try reader.event() == event, "\(text)")
        }
    }
}
