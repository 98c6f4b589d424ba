// SPDX-License-Identifier: Apache-2.0

/// Text as a Chinese receipt printer measures it.
///
/// In Chinese mode (`FS &`) a printer draws ASCII in one cell and everything else from its two-byte font in two, also
/// what East Asian Width calls ambiguous or narrow (– · ①). Hence this rule and not `DisplayWidth`.
enum PrinterText {
    /// Cells of one character.
    static func columns(_ scalar: UnicodeScalar) -> Int { scalar.isASCII ? 1 : 2 }

    /// Cells of a text.
    static func columns(_ text: String) -> Int { text.unicodeScalars.reduce(0) { $0 + columns($1) } }

    /// Removes what has no cell: control characters (so that no text can hold a printer command), marks and format
    /// characters; line breaks and tabs become spaces.
    static func clean(_ text: String) -> String {
        var cleaned = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            // Nearly everything: what can be printed of ASCII, and hanzi.
            if (0x20..<0x7F).contains(scalar.value) || (0x4E00...0x9FFF).contains(scalar.value) {
                cleaned.append(scalar)
                continue
            }
            switch scalar.properties.generalCategory {
            case .control where "\t\n\r".unicodeScalars.contains(scalar), .lineSeparator, .paragraphSeparator:
                cleaned.append(" ")
            case .control, .format, .nonspacingMark, .enclosingMark, .surrogate: continue
            case .spaceSeparator where !scalar.isASCII && scalar.value != 0x3000: cleaned.append(" ")
            default: cleaned.append(scalar)
            }
        }
        return String(cleaned)
    }

    /// Breaks a cleaned text into at most `rows` rows of at most `columns` cells; what is left over ends in `…`.
    ///
    /// Breaks after a space or beside a hanzi, inside a word only if it is longer than a row; a row never begins with
    /// a closing mark (GB/T 15834: 、，。）”：；！？》).
    static func wrapped(_ text: String, columns limit: Int, rows: Int) -> [String] {
        var rest = ArraySlice(Array(text.unicodeScalars))
        var lines: [String] = []
        while !rest.isEmpty, lines.count < rows {
            let end = lineEnd(of: rest, columns: limit)
            lines.append(string(rest[..<end]))
            rest = rest[end...].drop { $0 == " " }
        }
        if !rest.isEmpty, let last = lines.popLast() {
            lines.append(shortened(last, columns: limit - 2) + "…")
        }
        return lines
    }

    /// The beginning of `text` that fits `columns` cells.
    static func shortened(_ text: String, columns limit: Int) -> String {
        let scalars = ArraySlice(Array(text.unicodeScalars))
        return string(scalars[..<fittingEnd(of: scalars, columns: limit)])
    }

    private static func lineEnd(of scalars: ArraySlice<UnicodeScalar>, columns limit: Int) -> Int {
        let fitting = max(fittingEnd(of: scalars, columns: limit), scalars.startIndex + 1)
        guard fitting < scalars.endIndex else { return fitting }
        var end = fitting
        while end > scalars.startIndex + 1, !mayBreak(scalars, at: end) { end -= 1 }
        return mayBreak(scalars, at: end) ? end : fitting
    }

    private static func fittingEnd(of scalars: ArraySlice<UnicodeScalar>, columns limit: Int) -> Int {
        var width = 0
        return scalars.indices.first { index in
            width += columns(scalars[index])
            return width > limit
        } ?? scalars.endIndex
    }

    private static func mayBreak(_ scalars: ArraySlice<UnicodeScalar>, at index: Int) -> Bool {
        let (before, after) = (scalars[index - 1], scalars[index])
        if closing.contains(after) || opening.contains(before) { return false }
        return before == " " || after == " " || !before.isASCII || !after.isASCII
    }

    private static func string(_ scalars: ArraySlice<UnicodeScalar>) -> String {
        var view = String.UnicodeScalarView(scalars)
        while view.last == " " { view.removeLast() }
        return String(view)
    }

    private static let closing = Set("、，。．：；！？）》」』】”’…–%".unicodeScalars)
    private static let opening = Set("（《「『【“‘".unicodeScalars)
}
