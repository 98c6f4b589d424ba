// SPDX-License-Identifier: Apache-2.0
import Settings
import Testing

struct SettingsGarbageTests {
    @Test(
        arguments: [
            [0xFF], [0xC0, 0xAF], [0xE7, 0x8E], [0xED, 0xA0, 0x80], [0x00], [0x1B, 0x5B, 0x32, 0x4A], [0x7F],
            [0xC2, 0x85],
            [0x0D, 0x20],
        ] as [[UInt8]]
    )
    func `bytes that are no text are refused with their line`(bytes: [UInt8]) {
        let error = #expect(throws: SettingsError.self) {
            try SettingsFile.parse(bytes: Array("[a]\nx = ".utf8) + bytes + Array("\ny = 1\n".utf8), name: "f")
        }
        #expect(error?.problems == [SettingsProblem(line: 2, kind: .notText)])
    }

    @Test(arguments: [11, 12, 13] as [UInt64])
    func `any bytes are read or refused with lines that exist`(seed: UInt64) {
        var random = SplitMix64(seed: seed)
        let pieces = ["[", "]", "a", " ", "=", "\"", "\\", "#", ",", "\n", "\r", "\t", "王", "e\u{301}", "\u{0600}"]
        for _ in 0..<3000 {
            var bytes: [UInt8] = []
            for _ in 0..<Int.random(in: 0...40, using: &random) {
                if Int.random(in: 0..<20, using: &random) == 0 {
                    bytes.append(UInt8.random(in: 0...255, using: &random))
                } else {
                    bytes += pieces.randomElement(using: &random)?.utf8 ?? "".utf8
                }
            }
            let lines = bytes.count { $0 == UInt8(ascii: "\n") } + 1
            do {
                let file = try SettingsFile.parse(bytes: bytes, name: "f")
                _ = try file.section("a").takeList("a")
                try file.finish()
            } catch {
                let isPlaced = error.problems.allSatisfy { (1...lines).contains($0.line) }
                #expect(isPlaced && !error.problems.isEmpty, "seed \(seed): \(bytes)")
            }
        }
    }

    @Test(arguments: [21, 22, 23] as [UInt64])
    func `written values come back, whatever characters they have`(seed: UInt64) throws {
        var random = SplitMix64(seed: seed)
        let pieces = ["[", "]", "a", " ", "=", "\"", "\\", "#", ",", "\t", "王小", "e\u{301}", "🎫", "\u{0600}", "-"]
        for _ in 0..<500 {
            let values = (0..<Int.random(in: 1...4, using: &random)).map { _ in
                (0..<Int.random(in: 1...8, using: &random))
                    .map { _ in pieces.randomElement(using: &random) ?? "" }.joined()
            }
            let written = values.map(quoted).joined(separator: Bool.random(using: &random) ? "," : " , ")
            let text = "[s \(seed)]\nlist = \(written) # end\none = \(quoted(values[0]))"
            let section = try #require(SettingsFile.parse(text: text, name: "f").sections("s").first)
            #expect(try section.takeList("list").map { Array($0.utf8) } == values.map { Array($0.utf8) }, "\(text)")
            #expect(try section.take("one").map { Array($0.utf8) } == Array(values[0].utf8), "seed \(seed): \(text)")
        }
    }

    private func quoted(_ value: String) -> String {
        var text = "\""
        for scalar in value.unicodeScalars {
            if scalar == "\"" || scalar == "\\" { text += "\\" }
            text.unicodeScalars.append(scalar)
        }
        return text + "\""
    }
}
