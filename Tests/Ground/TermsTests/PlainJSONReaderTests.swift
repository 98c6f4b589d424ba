// SPDX-License-Identifier: Apache-2.0
import FoundationEssentials
import Terms
import Testing

struct PlainJSONReaderTests {
    @Test func `the values of a known shape are read in order`() throws {
        var reader = PlainJSONReader(#"{"id":"2026-11-23.A017","n":-12,"z":0,"ok":true,"no":false,"name":"王*"}"#)
        try reader.take("{\"id\":")
        #expect(try reader.value(TicketID.self).text == "2026-11-23.A017")
        try reader.take(",\"n\":")
        #expect(try reader.number() == -12)
        let twice = reader.takes(",\"n\":")
        #expect(!twice)
        try reader.take(",\"z\":")
        #expect(try reader.int() == 0)
        try reader.take(",\"ok\":")
        #expect(try reader.bool())
        try reader.take(",\"no\":")
        #expect(try !reader.bool())
        try reader.take(",\"name\":")
        #expect(try reader.string() == "王*")
        #expect(throws: PlainJSONReader.NotPlain.self) { try reader.finish() }
        try reader.take("}")
        try reader.finish()
    }

    @Test(arguments: ["", "-", "01", "+1", "-x", "1234567890123456789", "x"])
    func `what is no plain number is refused`(text: String) {
        var reader = PlainJSONReader(text)
        #expect(throws: PlainJSONReader.NotPlain.self) { try reader.number() }
    }

    @Test(arguments: ["", "\"", "\"a", "a\"", "\"\\n\"", "\"\n\"", "\"\u{0}\"", "null"])
    func `what is no plain string is refused`(text: String) {
        var reader = PlainJSONReader(text)
        #expect(throws: PlainJSONReader.NotPlain.self) { try reader.string() }
    }

    @Test(arguments: ["null", "True", "", "tru"])
    func `what is no bool is refused`(text: String) {
        var reader = PlainJSONReader(text)
        #expect(throws: PlainJSONReader.NotPlain.self) { try reader.bool() }
    }

    /// What it reads is what `JSONDecoder` reads; it may only refuse more.
    @Test(arguments: ["0", "-1", "10", "999999999999999999", "1.0", "1e3", "-0", " 1"])
    func `a number means what it means in JSON`(text: String) throws {
        var reader = PlainJSONReader(text)
        guard let number = try? reader.number(), (try? reader.finish()) != nil else { return }
        #expect(try JSONDecoder().decode(Int64.self, from: Data(text.utf8)) == number)
    }
}
