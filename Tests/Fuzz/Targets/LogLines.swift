// SPDX-License-Identifier: Apache-2.0
@testable import Ports

/// What devices and the system say goes into the log: one line each, that no terminal is disturbed by.
enum LogLines {
    static func check(_ input: [UInt8]) throws(Broken) {
        let text = String(decoding: input, as: UTF8.self)
        try checkFields(LogLine.body("a device says", ["text": Words(text), "again": Words(text)]))
        let bytes = LogLine(.warning, "a device says", ["text": Words(text), "again": Words(text)]).bytes
        try hold(bytes.count <= LogLine.limit, "a line longer than the limit")
        try hold(bytes.firstIndex(of: 0x0A) == bytes.count - 1, "not one line")
        guard let line = String(validating: bytes.dropLast(), as: UTF8.self) else {
            throw Broken(rule: "a line cut within a character")
        }
        for scalar in line.unicodeScalars {
            try hold(!(scalar.value < 0x20 || (0x7F..<0xA0).contains(scalar.value)), "a control character")
            try hold(scalar.value != 0x202E && scalar.value != 0x2028, "a mark that turns a line around")
        }
    }

    /// Every value can be told from what follows it, whatever is in it.
    private static func checkFields(_ line: String) throws(Broken) {
        var rest = line.unicodeScalars.dropFirst("a device says".unicodeScalars.count)
        for name in ["text", "again"] {
            try hold(rest.starts(with: " \(name)=".unicodeScalars), "a value that forges a field")
            rest = rest.dropFirst(name.unicodeScalars.count + 2)
            guard rest.first == "\"" else {
                rest = rest.drop { $0 != " " }
                continue
            }
            rest = rest.dropFirst()
            while let scalar = rest.popFirst(), scalar != "\"" {
                if scalar == "\\" { rest = rest.dropFirst() }
            }
        }
        try hold(rest.isEmpty, "a value that forges a field")
    }

    private struct Words: Loggable {
        let logText: String

        init(_ text: String) { logText = text }
    }
}
