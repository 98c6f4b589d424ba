// SPDX-License-Identifier: Apache-2.0
import Testing

@testable import Terms

struct CheckedBase32Tests {
    private static let bytes: [UInt8] = [0x00, 0x44, 0x32, 0x14, 0xC7, 0x42, 0x54, 0xB6, 0x35, 0xCF]

    @Test
    func `bytes come back from what was printed, however it is typed`() throws {
        let text = CheckedBase32.encode(Self.bytes)
        #expect(text.split(separator: "-").map(\.count) == [5, 5, 5, 5])
        for typed in [text, text.lowercased(), text.filter { $0 != "-" }, text.replacing("-", with: " ")] {
            #expect(try CheckedBase32.decode(typed, count: 10) == Self.bytes)
        }
    }

    @Test
    func `I and L are read as 1 and O as 0`() throws {
        let zeros = CheckedBase32.encode([0, 0, 0, 0, 0])
        #expect(zeros.hasPrefix("00000-"))
        let count = 5
        #expect(try CheckedBase32.decode(zeros.replacing("0", with: "o"), count: count) == [0, 0, 0, 0, 0])
        let one = try #require(
            (0...255).lazy.map { CheckedBase32.encode([UInt8($0), 66, 16, 132, 33]) }.first { $0.contains("1") }
        )
        let plain = try CheckedBase32.decode(one, count: count)
        #expect(try CheckedBase32.decode(one.replacing("1", with: "I"), count: count) == plain)
        #expect(try CheckedBase32.decode(one.replacing("1", with: "l"), count: count) == plain)
    }

    @Test
    func `every single wrong character is noticed, and its group named`() {
        let symbols = Array(CheckedBase32.encode(Self.bytes))
        for place in symbols.indices where symbols[place] != "-" {
            for wrong in "0123456789ABCDEFGHJKMNPQRSTVWXYZ" where wrong != symbols[place] {
                var typed = symbols
                typed[place] = wrong
                #expect(throws: CheckedBase32.Fault.group(place / 6 + 1)) {
                    try CheckedBase32.decode(String(typed), count: 10)
                }
            }
        }
    }

    @Test
    func `neighbours and groups that change places are noticed`() {
        let text = CheckedBase32.encode(Self.bytes)
        let symbols = Array(text.filter { $0 != "-" })
        for place in 0..<symbols.count - 1 where symbols[place] != symbols[place + 1] && place % 5 != 4 {
            var typed = symbols
            typed.swapAt(place, place + 1)
            #expect(throws: CheckedBase32.Fault.group(place / 5 + 1)) {
                try CheckedBase32.decode(String(typed), count: 10)
            }
        }
        var groups = text.split(separator: "-")
        groups.swapAt(0, 2)
        #expect(throws: CheckedBase32.Fault.group(1)) {
            try CheckedBase32.decode(groups.joined(separator: "-"), count: 10)
        }
    }

    @Test(arguments: [("0000", CheckedBase32.Fault.length), ("", .length), ("0000U-00000", .character)])
    func `what cannot be a code is refused`(text: String, fault: CheckedBase32.Fault) {
        #expect(throws: fault) { try CheckedBase32.decode(text, count: 5) }
    }
}
