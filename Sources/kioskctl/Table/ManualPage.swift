// SPDX-License-Identifier: Apache-2.0
import Terms

/// A page for man(1), in the macros of man(7); whatever the formatter would take for its own is escaped.
struct ManualPage {
    private(set) var text: String

    init(_ name: String, section: Int, about: String) {
        text = ".TH \(Self.escaped(name.uppercased())) \(section) \"\" \"hallkiosk \(Release.version)\"\n"
        heading("NAME")
        line(name + " - " + about)
    }

    /// Begins a section.
    mutating func heading(_ title: String) { text += ".SH " + Self.escaped(title) + "\n" }

    /// Begins a part of a section.
    mutating func subheading(_ title: String) { text += ".SS " + Self.escaped(title) + "\n" }

    /// Adds a paragraph.
    mutating func paragraph(_ words: String) {
        text += ".PP\n"
        line(words)
    }

    /// Adds what is explained, its first words bold, with the explanation indented below.
    mutating func entry(_ bold: String, plain: String = "", _ explanation: String) {
        text += ".TP\n\\fB\(Self.escaped(bold))\\fR"
        text += (plain.isEmpty ? "" : " " + Self.escaped(plain)) + "\n"
        line(explanation)
    }

    /// Adds entries that belong to the one above.
    mutating func nested(_ entries: (inout ManualPage) -> Void) {
        text += ".RS\n"
        entries(&self)
        text += ".RE\n"
    }

    /// Adds lines that stay as they are.
    mutating func verbatim(_ lines: [String]) {
        text += ".PP\n.nf\n"
        for words in lines { line(words) }
        text += ".fi\n"
    }

    /// A line of text; an empty one would be a paragraph of its own.
    private mutating func line(_ words: String) {
        let escaped = Self.escaped(words)
        let isControl = escaped.isEmpty || escaped.hasPrefix(".")
        text += (isControl ? "\\&" : "") + escaped + "\n"
    }

    private static func escaped(_ words: String) -> String {
        words.reduce(into: "") { text, character in
            switch character {
            case "\\": text += "\\e"
            case "-": text += "\\-"
            case "'": text += "\\(aq"
            case "`": text += "\\(ga"
            case "\"": text += "\\(dq"
            case "^": text += "\\(ha"
            case "~": text += "\\(ti"
            default: text.append(character)
            }
        }
    }
}
