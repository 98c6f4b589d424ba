// SPDX-License-Identifier: Apache-2.0

/// Turns the bytes of a settings file into blocks of assignments, and remembers every line that it could not read.
struct SettingsParser {
    /// A section as written.
    struct Block {
        var kind: String
        var label: String?
        var line: Int
        var assignments: [Assignment] = []

        var heading: String { label.map { kind + " " + $0 } ?? kind }
    }

    /// A line `key = value`; the value still has its quotes.
    struct Assignment {
        var key: String
        var value: SettingsValue
        var line: Int
    }

    private(set) var sections: [Block] = []
    private(set) var problems: [SettingsProblem] = []
    /// After a heading that could not be read, assignments belong nowhere and are not worth a message of their own.
    private var isLost = false

    /// Reads a whole file: lines end with LF or CR LF, a byte order mark at the start is skipped.
    mutating func read(_ bytes: [UInt8]) {
        guard bytes.count <= SettingsFile.byteLimit else { return report(.tooLarge, at: 0) }
        let start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        let lines = bytes[start...].split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
        for (index, line) in lines.enumerated() {
            read(line: line.last == UInt8(ascii: "\r") ? line.dropLast() : line, number: index + 1)
        }
    }

    private mutating func read(line: ArraySlice<UInt8>, number: Int) {
        guard line.count <= SettingsFile.lineLimit else { return report(.lineTooLong, at: number) }
        guard let text = String(validating: line, as: UTF8.self),
            text.unicodeScalars.allSatisfy({ $0 == "\t" || !($0.value < 0x20 || (0x7F...0x9F).contains($0.value)) })
        else { return report(.notText, at: number) }
        let content = SettingsValue.trimmed(text.unicodeScalars[...])
        switch content.first {
        case nil, "#": break
        case "[": readHeading(content, number)
        default: readAssignment(content, number)
        }
    }

    private mutating func readHeading(_ content: SettingsValue.Scalars, _ number: Int) {
        isLost = true
        let heading = SettingsValue.withoutComment(content)
        let words = SettingsValue.trimmed(heading.dropFirst().dropLast())
            .split(maxSplits: 1, whereSeparator: SettingsValue.isSpace)
        guard heading.last == "]", let kind = words.first.map({ String($0) }), Self.isName(kind),
            !words.joined().contains(where: { "[]\"#".unicodeScalars.contains($0) })
        else { return report(.badHeading, at: number) }
        let label = words.count == 2 ? String(SettingsValue.trimmed(words[1])) : nil
        let block = Block(kind: kind, label: label, line: number)
        if let first = sections.first(where: { $0.heading.utf8.elementsEqual(block.heading.utf8) }) {
            return report(.repeatedSection(block.heading, firstLine: first.line), at: number)
        }
        isLost = false
        sections.append(block)
    }

    private mutating func readAssignment(_ content: SettingsValue.Scalars, _ number: Int) {
        guard let equals = content.firstIndex(of: "=") else { return report(.notAnAssignment, at: number) }
        let key = String(SettingsValue.trimmed(content[..<equals]))
        guard Self.isName(key) else { return report(.badKey, at: number) }
        guard !isLost else { return }
        guard !sections.isEmpty else { return report(.outsideSection(key: key), at: number) }
        guard let value = SettingsValue(written: content[equals...].dropFirst())
        else { return report(.badQuotes(key: key), at: number) }
        sections[sections.count - 1].assignments.append(Assignment(key: key, value: value, line: number))
    }

    private mutating func report(_ kind: SettingsProblem.Kind, at line: Int) {
        problems.append(SettingsProblem(line: line, kind: kind))
    }

    /// 1–40 characters of `A–Z a–z 0–9 . _ -`.
    static func isName(_ text: some StringProtocol) -> Bool {
        (1...40).contains(text.utf8.count)
            && text.utf8.allSatisfy { byte in
                switch byte {
                case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"),
                    UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "-"):
                    true
                default: false
                }
            }
    }
}
