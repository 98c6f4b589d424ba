// SPDX-License-Identifier: Apache-2.0
import FoundationEssentials
import Terms
import Testing

struct JSONWriterTests {
    private static let encoder: JSONEncoder = {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return encoder
    }()

    private static func written(_ write: (inout JSONWriter) -> Void) -> String {
        var writer = JSONWriter()
        write(&writer)
        return writer.text
    }

    @Test func `every character of the first planes is written as JSONEncoder writes it`() throws {
        for value in UInt32(0)...0x2FFF {
            guard let scalar = UnicodeScalar(value) else { continue }
            let text = "a\(scalar)b"
            let expected = String(decoding: try Self.encoder.encode(text), as: UTF8.self)
            #expect(Self.written { $0.string(text) } == expected, "U+\(String(value, radix: 16))")
        }
    }

    @Test(arguments: ["", "\u{0}\u{1F}", "王*", "𠮷🎫", "\u{FFFD}\u{10FFFF}", "e\u{301}", "a\"\\/\r\n\t"])
    func `texts are written as JSONEncoder writes them`(text: String) throws {
        let written = Self.written { writer in
            writer.beginArray()
            writer.string(text)
            writer.string(text)
            writer.endArray()
        }
        #expect(written == String(decoding: try Self.encoder.encode([text, text]), as: UTF8.self))
    }

    @Test(arguments: [0, 1, -1, 9, 10, -10, 1_795_395_600_000, .max, .min] as [Int64])
    func `numbers are written as JSONEncoder writes them`(number: Int64) throws {
        #expect(Self.written { $0.number(number) } == String(decoding: try Self.encoder.encode(number), as: UTF8.self))
    }

    @Test func `commas come between members and elements, at any depth`() {
        let text = Self.written { writer in
            writer.beginObject()
            writer.key("a")
            writer.beginArray()
            writer.number(1)
            writer.beginObject()
            writer.endObject()
            writer.beginArray()
            writer.endArray()
            writer.bool(true)
            writer.endArray()
            writer.key("b")
            writer.string("{[:")
            writer.key("c")
            writer.null()
            writer.key("d")
            writer.bool(false)
            writer.endObject()
        }
        #expect(text == #"{"a":[1,{},[],true],"b":"{[:","c":null,"d":false}"#)
    }
}
