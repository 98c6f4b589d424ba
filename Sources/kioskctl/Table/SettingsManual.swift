// SPDX-License-Identifier: Apache-2.0

/// The manual page of a settings file, from its commented sample: what the sample says is said nowhere a second time.
struct SettingsManual {
    /// A line of a sample.
    private enum Line {
        case blank
        /// `# words`, or `#   words that stay in their line`.
        case remark(String, isVerbatim: Bool)
        /// `[section]`, also commented out.
        case section(String)
        /// `key = value   # meaning`, commented out when the value is the default.
        case key(String, value: String, meaning: String, isExample: Bool)

        init(_ text: Substring) {
            let isComment = text.hasPrefix("#")
            let body = isComment ? text.dropFirst() : text
            if text.allSatisfy(\.isWhitespace) {
                self = .blank
            } else if body.hasPrefix("[") {
                self = .section(String(body.prefix { $0 != "#" }.trimmed))
            } else if let equals = body.firstIndex(of: "="), body.first != " ",
                body[..<equals].trimmed.allSatisfy({ $0.isLowercase || $0.isNumber || $0 == "_" })
            {
                let rest = body[body.index(after: equals)...]
                let mark = rest.indices.first { rest[$0] == "#" && rest[..<$0].last?.isWhitespace ?? true }
                let meaning = mark.map { rest[rest.index(after: $0)...].trimmed } ?? ""
                let value = rest[..<(mark ?? rest.endIndex)].trimmed
                self = .key(
                    String(body[..<equals].trimmed),
                    value: String(value),
                    meaning: String(meaning),
                    isExample: !isComment
                )
            } else {
                self = .remark(String(body.trimmed), isVerbatim: body.hasPrefix("  "))
            }
        }
    }

    /// What the file is called: `hall.conf`.
    let name: String
    /// Its sample.
    let sample: String

    /// The page in roff.
    var page: String {
        var page = ManualPage(name, section: 5, about: "settings of hallkiosk")
        page.heading("DESCRIPTION")
        page.paragraph(
            "Lines of the form key = value in sections; # begins a comment at the start of a line or after white space. "
                + "A value below is the default, unless it is called an example; the installed sample holds the same."
        )
        var remarks: [(words: String, isVerbatim: Bool)] = []
        for text in sample.split(separator: "\n", omittingEmptySubsequences: false) {
            switch Line(text) {
            case .remark(let words, let isVerbatim):
                remarks.append((words, isVerbatim))
            case .blank:
                Self.tell(&remarks, on: &page)
            case .section(let title):
                page.heading(title)
                Self.tell(&remarks, on: &page)
            case .key(let key, let value, let meaning, let isExample):
                Self.tell(&remarks, on: &page)
                let example = isExample ? (meaning.isEmpty ? "(an example)" : " (an example)") : ""
                page.entry(key, plain: value.isEmpty ? "=" : "= " + value, meaning + example)
            }
        }
        Self.tell(&remarks, on: &page)
        page.heading("SEE ALSO")
        page.paragraph("kioskctl(1), kioskd(8), centerd(8)")
        return page.text
    }

    /// Puts what was said above a section or between keys onto the page.
    private static func tell(_ remarks: inout [(words: String, isVerbatim: Bool)], on page: inout ManualPage) {
        let flowing = remarks.filter { !$0.isVerbatim && !$0.words.hasPrefix("SPDX-") }.map(\.words)
        if !flowing.isEmpty { page.paragraph(flowing.joined(separator: " ")) }
        let kept = remarks.filter(\.isVerbatim).map(\.words)
        if !kept.isEmpty { page.verbatim(kept) }
        remarks = []
    }
}

extension Substring {
    fileprivate var trimmed: Substring {
        let front = drop(while: \.isWhitespace)
        return front.prefix(
            front.lastIndex { !$0.isWhitespace }.map { front.distance(from: front.startIndex, to: $0) + 1 } ?? 0
        )
    }
}
