// SPDX-License-Identifier: Apache-2.0
import HTTP
import Testing

struct EventStreamFormatTests {
    @Test(arguments: [
        (StreamEvent(data: "x"), "data: x\n\n"),
        (StreamEvent(data: ""), "data: \n\n"),
        (StreamEvent(id: "7", event: "call", data: "x", retry: 3000), "retry: 3000\nid: 7\nevent: call\ndata: x\n\n"),
        (StreamEvent(data: "a\nb"), "data: a\ndata: b\n\n"),
        (StreamEvent(data: "a\r\nb\rc\n"), "data: a\ndata: b\ndata: c\ndata: \n\n"),
        (StreamEvent(data: "\r\r\n\n"), "data: \ndata: \ndata: \ndata: \n\n"),
        (StreamEvent(id: "1\n2\0", event: "a\r\nb", data: "x"), "id: 12\nevent: ab\ndata: x\n\n"),
        (StreamEvent(data: "x", retry: -1), "data: x\n\n"),
        (StreamEvent(id: "", data: " 号"), "id: \ndata:  号\n\n"),
    ])
    func `an event is written field by field`(event: StreamEvent, text: String) {
        #expect(String(decoding: EventStreamFormat.bytes(of: event), as: UTF8.self) == text)
    }

    @Test(arguments: [11, 12, 13] as [UInt64])
    func `what is written is read back`(seed: UInt64) throws {
        var random = SplitMix64(seed: seed)
        let alphabet: [Character] = ["a", ":", " ", "\n", "号", "🎫", "\u{FEFF}", "\\"]
        func text(_ most: Int) -> String {
            String(
                (0..<Int.random(in: 0...most, using: &random)).map { _ in alphabet.randomElement(using: &random) ?? "a"
                }
            )
        }
        func line(_ most: Int) -> String { String(text(most).filter { $0 != "\n" }) }
        var parser = EventStreamParser()
        for _ in 0..<300 {
            let event = StreamEvent(
                id: Bool.random(using: &random) ? line(5) : nil,
                event: Bool.random(using: &random) ? "e" + line(5) : nil,
                data: text(20),
                retry: Bool.random(using: &random) ? Int.random(in: 0...9999, using: &random) : nil
            )
            let read = try parser.push(EventStreamFormat.bytes(of: event))
            #expect(read == [event], "seed \(seed)")
        }
    }
}
