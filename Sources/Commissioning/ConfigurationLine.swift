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

    /// Reads a line without its end, scalar by scalar as the reader of settings does.
    init(_ text: String) {
        self.text = text
        let content = text.unicodeScalars.drop(while: Self.isSpace)
        switch content.first {
        case nil: kind = .blank
        case "[":
            let inside = content.dropFirst().prefix { $0 != "]" }
            kind = .heading(inside.split(whereSeparator: Self.isSpace).map { String($0) }.joined(separator: " "))
        default:
            let isOff = content.first == "#"
            let rest = content.dropFirst(isOff ? 1 : 0)
            let key = rest.prefix(while: Self.isOfName)
            let isAssignment = rest[key.endIndex...].drop(while: Self.isSpace).first == "="
            kind = isAssignment && !key.isEmpty ? .assignment(key: String(key), isOff: isOff) : .remark
        }
    }

    private static func isSpace(_ scalar: Unicode.Scalar) -> Bool { scalar == " " || scalar == "\t" }

    private static func isOfName(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "A"..."Z", "a"..."z", "0"..."9", ".", "_", "-": true
        default: false
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
        let all = text.unicodeScalars.drop(while: Self.isSpace).dropFirst(isOff ? 1 : 0)
        var (isQuoted, isEscaped, isAfterSpace) = (false, false, false)
        for index in all.indices {
            let scalar = all[index]
            if scalar == "#", !isQuoted, isAfterSpace { return String(all[index...]) }
            if scalar == "\"", !isEscaped { isQuoted.toggle() }
            isEscaped = scalar == "\\" && isQuoted && !isEscaped
            isAfterSpace = Self.isSpace(scalar)
        }
        return nil
    }

    /// Writes a text as a value: in quotes where it would mean something else without.
    static func value(_ text: String) -> String {
        let scalars = text.unicodeScalars
        let isPlain =
            !scalars.contains { "\",#".unicodeScalars.contains($0) }
            && scalars.first.map(isSpace) == false && scalars.last.map(isSpace) == false
        guard !isPlain else { return text }
        var quoted = String.UnicodeScalarView()
        for scalar in scalars {
            if scalar == "\"" || scalar == "\\" { quoted.append("\\") }
            quoted.append(scalar)
        }
        return "\"" + String(quoted) + "\""
    }
}
