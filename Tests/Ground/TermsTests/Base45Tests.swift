// SPDX-License-Identifier: Apache-2.0
import Terms
import Testing

struct Base45Tests {
    /// The examples of RFC 9285 sections 4.3 and 4.4.
    @Test(arguments: [
        ("AB", "BB8"), ("Hello!!", "%69 VD92EX0"), ("base-45", "UJCLQE7W581"), ("ietf!", "QED8WEX0"), ("", ""),
    ])
    func `the examples of RFC 9285 go both ways`(plain: String, text: String) throws {
        #expect(Base45.encode(plain.utf8) == text)
        #expect(try Base45.decode(text) == Array(plain.utf8))
    }

    @Test(
        arguments: [
            ("A", .length), ("BB8A", .length),
            ("bb8", .character), ("B_8", .character), ("BBé", .length), ("BBé8", .character), ("éB", .character),
            ("GGW", .overflow), (":::", .overflow), ("V5", .overflow), ("::", .overflow),
        ] as [(String, Base45Error)]
    )
    func `what no encoder makes is refused`(text: String, error: Base45Error) {
        #expect(throws: error) { try Base45.decode(text) }
    }

    @Test func `the largest groups are FFFF and FF`() throws {
        #expect(try Base45.decode("FGW") == [0xFF, 0xFF])
        #expect(try Base45.decode("U5") == [0xFF])
    }

    @Test(arguments: [1, 2, 3] as [UInt64])
    func `random bytes of any length come back`(seed: UInt64) throws {
        var random = SplitMix64(seed: seed)
        for length in 0..<200 {
            let bytes = (0..<length).map { _ in UInt8.random(in: 0...255, using: &random) }
            let text = Base45.encode(bytes)
            #expect(text.utf8.count == length / 2 * 3 + length % 2 * 2)
            #expect(try Base45.decode(text) == bytes, "seed \(seed) length \(length)")
        }
    }

    @Test func `every text of three characters decodes to bytes that encode to it, or is refused`() {
        let alphabet = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:".map { String($0) }
        var taken = 0
        for first in alphabet {
            for second in alphabet {
                for third in alphabet {
                    guard let bytes = try? Base45.decode(first + second + third) else { continue }
                    taken += 1
                    if Base45.encode(bytes) != first + second + third { Issue.record("\(bytes)") }
                }
            }
        }
        #expect(taken == 65_536)
    }
}
