// SPDX-License-Identifier: Apache-2.0
@testable import Paper

/// Names and notices of other people's systems on paper: no text may hold a command to the printer.
enum PrinterTexts {
    static func check(_ input: [UInt8]) throws(Broken) {
        let columns = 4 + Int(input.first ?? 0) % 45
        let rows = 1 + Int(input.dropFirst().first ?? 0) % 4
        let text = String(decoding: input.dropFirst(2), as: UTF8.self)
        let clean = PrinterText.clean(text)
        try hold(Array(PrinterText.clean(clean).utf8) == Array(clean.utf8), "cleaning twice cleans more than once")
        let lines = PrinterText.wrapped(clean, columns: columns, rows: rows)
        try hold(lines.count <= rows, "more rows than asked for")
        for line in lines {
            try hold(PrinterText.columns(line) <= columns, "a row wider than the paper")
            try check(bytesOf: line)
        }
        try hold(
            PrinterText.columns(PrinterText.shortened(clean, columns: columns)) <= columns,
            "a shortened text wider than the paper"
        )
        try check(bytesOf: text)
    }

    private static func check(bytesOf text: String) throws(Broken) {
        guard let alphabet = try? PrinterAlphabet() else { throw Broken(rule: "no GB 18030 converter") }
        let bytes = alphabet.bytes(of: text)
        try hold(bytes.count == PrinterText.columns(PrinterText.clean(text)), "a cell without a byte, or the reverse")
        var rest = bytes[...]
        while let byte = rest.popFirst() {
            try hold(byte >= 0x20 && byte != 0x7F, "a control byte on paper")
            guard byte >= 0x80 else { continue }
            guard let second = rest.popFirst() else { throw Broken(rule: "half a character on paper") }
            try hold((0x40...0xFE).contains(second) && second != 0x7F, "a second byte that is none")
        }
    }
}
