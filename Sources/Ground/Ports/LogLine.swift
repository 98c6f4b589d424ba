// SPDX-License-Identifier: Apache-2.0

/// The bytes of one log line, made from a fixed text and fields; at most `limit` bytes, always one line.
struct LogLine {
    /// Below PIPE_BUF (4096), so that one write(2) is never split, and below journald's LineMax.
    static let limit = 1024

    let bytes: [UInt8]

    init(_ level: Log.Level, _ message: StaticString, _ fields: KeyValuePairs<StaticString, any Loggable>) {
        let text = "<\(level.rawValue)>" + Self.body(message, fields)
        bytes = Self.cut(Array(text.utf8), to: Self.limit - 1) + [UInt8(ascii: "\n")]
    }

    /// The line without level and newline, as systemd's status line shows it.
    static func body(_ message: StaticString, _ fields: KeyValuePairs<StaticString, any Loggable>) -> String {
        fields.reduce(into: escaped(message.description)) { line, field in
            line += " \(field.key)=" + quoted(field.value.logText)
        }
    }

    /// Puts a value with spaces, quotes or backslashes into quotes.
    private static func quoted(_ value: String) -> String {
        let isPlain = !value.isEmpty && !value.utf8.contains { [0x20, 0x22, 0x3D, 0x5C].contains($0) }
        guard !isPlain else { return escaped(value) }
        // By scalars: with a combining mark behind it a quote is another Character.
        var marked = String.UnicodeScalarView("\"".unicodeScalars)
        for scalar in value.unicodeScalars {
            if scalar == "\"" || scalar == "\\" { marked.append("\\") }
            marked.append(scalar)
        }
        return escaped(String(marked)) + "\""
    }

    /// Replaces what could forge a line or disturb a terminal: C0, DEL, C1, line separators and writing-direction marks.
    private static func escaped(_ text: String) -> String {
        guard text.unicodeScalars.contains(where: isHarmful) else { return text }
        return text.unicodeScalars.reduce(into: "") { result, scalar in
            if isHarmful(scalar) {
                result += "\\u{" + String(scalar.value, radix: 16) + "}"
            } else {
                result.unicodeScalars.append(scalar)
            }
        }
    }

    private static func isHarmful(_ scalar: UnicodeScalar) -> Bool {
        switch scalar.value {
        case 0x00..<0x20, 0x7F..<0xA0, 0x2028, 0x2029, 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069: true
        default: false
        }
    }

    /// Shortens to `limit` bytes at a character boundary and marks it with `…`.
    private static func cut(_ bytes: [UInt8], to limit: Int) -> [UInt8] {
        guard bytes.count > limit else { return bytes }
        let mark = Array("…".utf8)
        var end = limit - mark.count
        // 10xxxxxx continues a character.
        while end > 0, bytes[end] & 0xC0 == 0x80 { end -= 1 }
        return bytes[..<end] + mark
    }
}
