// SPDX-License-Identifier: Apache-2.0
import HTTP
import Testing

struct EventStreamParserTests {
    /// The examples of WHATWG HTML §9.2.6, and what browsers are known to be asked.
    static let streams: [(String, [StreamEvent])] = [
        ("data: YHOO\ndata: +2\ndata: 10\n\n", [StreamEvent(data: "YHOO\n+2\n10")]),
        (
            ": test stream\n\ndata: first event\nid: 1\n\ndata:second event\nid\n\ndata:  third event\n\n",
            [
                StreamEvent(id: "1", data: "first event"), StreamEvent(id: "", data: "second event"),
                StreamEvent(data: " third event"),
            ]
        ),
        ("data\n\ndata\ndata\n\ndata:", [StreamEvent(data: ""), StreamEvent(data: "\n")]),
        ("data:test\n\ndata: test\n\n", [StreamEvent(data: "test"), StreamEvent(data: "test")]),
        ("\u{FEFF}data: x\n\n", [StreamEvent(data: "x")]),
        ("data: x\r\n\r\ndata: y\r\rdata: z\n\r\n", ["x", "y", "z"].map { StreamEvent(data: $0) }),
        (
            "event: add\ndata: 1\n\nevent: none\n\ndata: 2\n\n",
            [StreamEvent(event: "add", data: "1"), StreamEvent(data: "2")]
        ),
        ("id: a\0b\ndata: x\n\n", [StreamEvent(data: "x")]),
        (
            "retry: 15x\ndata: a\n\nretry: 250\ndata: b\n\n",
            [StreamEvent(data: "a"), StreamEvent(data: "b", retry: 250)]
        ),
        ("retry: 99999999999999999999999\ndata: a\n\n", [StreamEvent(data: "a")]),
        ("unknown: 1\n: comment\ndata: 号\n\n", [StreamEvent(data: "号")]),
        ("data: never ended\n", []),
    ]

    @Test(arguments: streams.indices)
    func `a stream reads the same however it is cut`(index: Int) throws {
        let (text, events) = Self.streams[index]
        let bytes = Array(text.utf8)
        for size in 1...bytes.count {
            var parser = EventStreamParser()
            var read: [StreamEvent] = []
            for start in stride(from: 0, to: bytes.count, by: size) {
                read += try parser.push(bytes[start..<min(start + size, bytes.count)])
            }
            #expect(read == events, "pieces of \(size)")
        }
    }

    @Test func `the last event ID outlives the events and an ID with NUL`() throws {
        var parser = EventStreamParser(lastEventID: "40")
        #expect(parser.lastEventID == "40")
        _ = try parser.push("id: 41\n\nid: x\0\ndata: y\n\n".utf8)
        #expect(parser.lastEventID == "41")
        #expect(parser.reconnectionMilliseconds == nil)
        _ = try parser.push("retry: 100\n\n".utf8)
        #expect(parser.reconnectionMilliseconds == 100)
    }

    @Test func `a line or an event without end is refused at its limit`() throws {
        var parser = EventStreamParser(maxLineBytes: 16, maxEventBytes: 32)
        _ = try parser.push("data: 9876543210\n".utf8)
        #expect(throws: EventStreamParser.Problem.lineTooLong) { _ = try parser.push("data: 98765432100".utf8) }
        parser = EventStreamParser(maxLineBytes: 16, maxEventBytes: 32)
        #expect(throws: EventStreamParser.Problem.eventTooLarge) {
            for _ in 0..<4 { _ = try parser.push("data: 9876543210\n".utf8) }
        }
    }

    @Test(arguments: [1, 2, 3] as [UInt64])
    func `noise never breaks the parser`(seed: UInt64) {
        var random = SplitMix64(seed: seed)
        var parser = EventStreamParser(maxLineBytes: 64, maxEventBytes: 128)
        let likely = Array("data:id\nevent\r\nretry: 1\n\n\0".utf8)
        var events = 0
        for _ in 0..<5000 {
            let byte =
                random.next() % 4 == 0
                ? UInt8(truncatingIfNeeded: random.next()) : likely.randomElement(using: &random) ?? 0
            do {
                events += try parser.push(CollectionOfOne(byte)).count
            } catch {
                parser = EventStreamParser(maxLineBytes: 64, maxEventBytes: 128)
            }
        }
        #expect(events >= 0, "seed \(seed)")
    }
}
