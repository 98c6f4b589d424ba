// SPDX-License-Identifier: Apache-2.0
import Testing

@testable import kioskctl

/// What a person types into the dialogue of a set-up.
struct TypedLineTests {
    /// Types bytes; gives how it ended, and what the terminal was told.
    private static func type(_ text: String, isSecret: Bool = false) -> (outcome: TypedLine.Outcome, echo: String) {
        var line = TypedLine(isSecret: isSecret)
        var echo: [UInt8] = []
        for byte in text.utf8 {
            let (outcome, shown) = line.take(byte)
            echo += shown
            if outcome != .more { return (outcome, String(decoding: echo, as: UTF8.self)) }
        }
        return (.more, String(decoding: echo, as: UTF8.self))
    }

    @Test(arguments: [
        ("大厅\r", "大厅"), ("大\u{7F}小厅\n", "小厅"), ("abc\u{15}d\r", "d"), ("a\u{1B}[Db\u{1B}OA\u{1B}[1;5Cc\r", "abc"),
        ("\u{7F}\u{7F}x\r", "x"), ("\r", ""), ("a\u{4}b\r", "ab"), ("a\tb\r", "ab"),
    ])
    func `a line is what is left of the keys`(keys: String, line: String) {
        #expect(Self.type(keys).outcome == .ended(line))
    }

    @Test(arguments: ["\u{3}", "abc\u{3}", "\u{4}", "a\u{7F}\u{4}"])
    func `Ctrl-C leaves, and Ctrl-D on nothing`(keys: String) { #expect(Self.type(keys).outcome == .leaves) }

    @Test func `a hanzi that is taken back is wiped off two columns, and a secret is never shown`() {
        #expect(Self.type("大\u{7F}").echo == "大\u{8} \u{8}\u{8} \u{8}")
        #expect(Self.type("a大\u{15}").echo == "a大\u{8} \u{8}\u{8} \u{8}\u{8} \u{8}")
        #expect(Self.type("secret大\u{7F}\r", isSecret: true) == (.ended("secret"), "\r\n"))
    }

    @Test func `a line has an end`() {
        let outcome = Self.type(String(repeating: "x", count: 10_000) + "\r").outcome
        #expect(outcome == .ended(String(repeating: "x", count: TypedLine.limit)))
    }

    @Test(arguments: [
        (String(repeating: "字", count: 45), [39, 6]), (String(repeating: "字", count: 39) + "，字", [38, 3]),
        ("  " + String(repeating: "word ", count: 20), [76, 27]), (String(repeating: "x", count: 100), [79, 21]),
        ("", [0]),
    ])
    func `a paragraph fits 80 columns, broken where a reader would`(text: String, lengths: [Int]) {
        let lines = SetupConsole.wrapped(text).split(separator: "\n", omittingEmptySubsequences: false)
        #expect(lines.map(\.count) == lengths, "\(lines)")
    }
}
