// SPDX-License-Identifier: Apache-2.0
@testable import Ports

/// What devices and the system say goes into the log: one line each, that no terminal is disturbed by.
enum LogLines {
    static func check(_ input: [UInt8]) throws(Broken) {
        let text = String(decoding: input, as: UTF8.self)
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

    private struct Words: Loggable {
        let logText: String

        init(_ text: String) { logText = text }
    }
}
