// SPDX-License-Identifier: Apache-2.0
import Settings
import Terms

/// One line of a hall.conf, as far as changing it needs.
struct ConfigurationLine: Equatable {
    /// What a line is.
    enum Kind: Equatable {
        /// `[service estate]`, without its brackets.
        case heading(String)
        /// `key = value`; `isOff` for `#key = value`, which shows a default.
        case assignment(key: String, isOff: Bool)
        case blank
        case remark
    }

    let text: String
    let kind: Kind

    /// Where comments begin in the sample, in columns.
    private static let remarkColumn = 35

    /// Reads a line without its end.
    init(_ text: String) {
        self.text = text
        let content = text.drop { $0 == " " || $0 == "\t" }
        if content.isEmpty {
            kind = .blank
        } else if content.hasPrefix("["), let end = content.firstIndex(of: "]") {
            let words = content[..<end].dropFirst().split { $0 == " " || $0 == "\t" }
            kind = .heading(words.joined(separator: " "))
        } else {
            let isOff = content.hasPrefix("#")
            let rest = isOff ? content.dropFirst() : content
            let key = rest.prefix { $0.isASCII && ($0.isLetter || $0.isNumber || "._-".contains($0)) }
            let after = rest[key.endIndex...].drop { $0 == " " }
            kind =
                !key.isEmpty && after.hasPrefix("=")
                ? .assignment(key: String(key), isOff: isOff) : .remark
        }
    }

    /// A heading.
    static func heading(_ text: String) -> ConfigurationLine { ConfigurationLine("[" + text + "]") }

    /// The same line with another value, and the remark that it has; nil makes it show that there is none.
    func with(_ key: String, _ value: String?) -> ConfigurationLine {
        let start = value.map { "\(key) = \($0)" } ?? "#\(key) ="
        guard let remark else { return ConfigurationLine(start) }
        let blanks = max(1, Self.remarkColumn - DisplayWidth.of(start))
        return ConfigurationLine(start + String(repeating: " ", count: blanks) + remark)
    }

    /// Whether it gives its key this value already, however that is written.
    func says(_ key: String, _ value: String) -> Bool {
        guard kind == .assignment(key: key, isOff: false) else { return false }
        let mine = elements(key)
        return mine != nil && mine == ConfigurationLine("\(key) = \(value)").elements(key)
    }

    /// The elements of its value, as the reader of settings sees them; nil for a line that it refuses.
    func elements(_ key: String) -> [String]? {
        try? SettingsFile.parse(text: "[x]\n" + text, name: "").section("x").takeList(key, upTo: SettingsFile.lineLimit)
    }

    /// The comment at the end, from its `#` on: the first one after white space that no quotes hold.
    private var remark: String? {
        guard case .assignment(_, let isOff) = kind else { return nil }
        var (isQuoted, isEscaped, before) = (false, false, Character("="))
        let body = isOff ? text[text.index(after: text.firstIndex(of: "#") ?? text.startIndex)...] : text[...]
        for index in body.indices {
            let character = body[index]
            if character == "#", !isQuoted, before == " " || before == "\t" { return String(body[index...]) }
            if character == "\"", !isEscaped { isQuoted.toggle() }
            isEscaped = character == "\\" && isQuoted && !isEscaped
            before = character
        }
        return nil
    }

    /// Writes a text as a value: in quotes where it would mean something else without.
    static func value(_ text: String) -> String {
        let isPlain =
            !text.isEmpty && !text.contains { "\",#".contains($0) } && text.first != " " && text.last != " "
        guard !isPlain else { return text }
        return "\"" + text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
    }
}
