// SPDX-License-Identifier: Apache-2.0
import Testing

/// What another room can see says what it means.
struct DocumentationTests {
    @Test
    func `every package declaration is documented`() throws {
        for file in try SourceTree.load().files(below: "Sources") {
            for (index, line) in file.lines.enumerated()
            where needsDocumentation(line) && !isDocumented(index, in: file) {
                Issue.record("\(file.path):\(index + 1) says nothing of: \(line.unindented)")
            }
        }
    }

    /// Witnesses of protocols whose own documentation says it all.
    private let witnesses = [
        "var description", "var debugDescription", "var customMirror", "init(from decoder",
        "func encode(to encoder",
        "static func <", "static func ==", "func hash(into", "var codingKey", "init?(codingKey",
        "var stringValue",
        "let stringValue", "var intValue", "init?(stringValue", "init?(intValue", "var unownedExecutor",
        "var text: String",
        "let text: String", "init?(text: String)", "func makeAsyncIterator", "mutating func next()",
        "func enqueue(",
        "func checkIsolated", "var kindText", "init(integerLiteral", "init(stringLiteral", "init(nilLiteral",
        "init(arrayLiteral", "init(dictionaryLiteral", "var logText", "func isIsolatingCurrentContext",
        "func asUnownedSerialExecutor",
        "var errorDescription", "func write(to writer", "init(from reader", "func append(to bytes", "init?(utf8",
    ]

    private func needsDocumentation(_ line: String) -> Bool {
        let code = line.unindented
        guard code.hasPrefix("package ") || code.contains(" package "), !code.hasPrefix("//"),
            !code.hasPrefix("package import"), !code.hasPrefix("package extension")
        else { return false }
        let words = code.split(separator: " ")
        guard let index = words.firstIndex(of: "package"),
            words[..<index].allSatisfy({
                $0.hasPrefix("@") || ["final", "nonisolated", "static", "mutating"].contains($0)
            })
        else { return false }
        return !witnesses.contains { code.contains($0) }
    }

    private func isDocumented(_ index: Int, in file: SourceTree.File) -> Bool {
        var above = index - 1
        while above >= 0, file.lines[above].unindented.hasPrefix("@") { above -= 1 }
        return above >= 0 && file.lines[above].unindented.hasPrefix("///")
    }
}
