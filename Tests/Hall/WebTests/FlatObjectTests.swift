// SPDX-License-Identifier: Apache-2.0
import FoundationEssentials
import Testing

@testable import Web

struct FlatObjectTests {
    @Test(arguments: [
        ("{}", [:]),
        (" {\t} \r\n", [:]),
        (#"{"service":"estate"}"#, ["service": "estate"]),
        (#" { "service" : "estate" , "station" : "kiosk-1" } "#, ["service": "estate", "station": "kiosk-1"]),
        (#"{"reason":"老年人 🎫"}"#, ["reason": "老年人 🎫"]),
        (#"{"":""}"#, ["": ""]),
    ])
    func `a plain object is read`(text: String, members: [String: String]) {
        #expect(FlatObject.members(of: Array(text.utf8)) == members)
    }

    @Test(arguments: [
        "", " ", "{", "}", "[]", "null", #""a""#, #"{"a"}"#, #"{"a":}"#, #"{"a":1}"#, #"{"a":null}"#, #"{"a":"b",}"#,
        #"{,"a":"b"}"#, #"{"a":"b"}}"#, #"{"a":"b"} x"#, #"{"a":"b" "c":"d"}"#, #"{"a":"b","a":"c"}"#,
        #"{"a":"\u0041"}"#, #"{"a\n":"b"}"#, "{\"a\":\"\u{1}\"}", #"{"a":{"b":"c"}}"#, #"{"a":["b"]}"#, "{'a':'b'}",
        "\u{FEFF}{}",
    ])
    func `anything else is left to who knows all of JSON`(text: String) {
        #expect(FlatObject.members(of: Array(text.utf8)) == nil)
    }

    @Test func `text that is not UTF-8 is left too`() {
        #expect(FlatObject.members(of: Array(#"{"a":""#.utf8) + [0xFF] + Array(#""}"#.utf8)) == nil)
        #expect(FlatObject.members(of: Array(#"{"a":""#.utf8) + [0xED, 0xA0, 0x80] + Array(#""}"#.utf8)) == nil)
    }

    @Test(arguments: [1, 20261123, UInt64.random(in: .min ... .max)])
    func `whatever is read, JSONDecoder reads alike`(seed: UInt64) throws {
        var random = SplitMix64(seed: seed)
        let alphabet = Array(#"{{}}"""":::,,  \ab1é[]"#.utf8) + [0x09, 0x0A, 0x00, 0x7F, 0xFF]
        let start = Array(#"{"ab":"1é", "b":"a"}"#.utf8)
        var read = 0
        for _ in 0..<20_000 {
            var bytes = start
            for _ in 0..<Int.random(in: 0...3, using: &random) {
                let place = Int.random(in: bytes.indices, using: &random)
                let byte = alphabet[Int.random(in: alphabet.indices, using: &random)]
                switch Int.random(in: 0..<3, using: &random) {
                case 0: bytes[place] = byte
                case 1: bytes.insert(byte, at: place)
                default: if bytes.count > 1 { bytes.remove(at: place) }
                }
            }
            guard let members = FlatObject.members(of: bytes) else { continue }
            read += 1
            let known = try? JSONDecoder().decode([String: String].self, from: Data(bytes))
            #expect(members == known, "seed \(seed): \(String(decoding: bytes, as: UTF8.self))")
        }
        #expect(read > 1000, "seed \(seed)")
    }
}
