// SPDX-License-Identifier: Apache-2.0

/// Text as a Chinese panel measures it: ASCII in one cell, everything else from its two-byte font in two.
struct PanelText: Sendable, Hashable {
    /// The characters, none of them a control, mark or format character.
    let scalars: [UnicodeScalar]

    /// The most characters kept of any text.
    static let longest = 200

    /// Removes what has no cell; names and notices come from people, and no text may hold a command.
    init(_ untrusted: String) {
        var kept: [UnicodeScalar] = []
        for scalar in untrusted.unicodeScalars where kept.count < Self.longest {
            guard let safe = Self.safe(scalar) else { continue }
            if safe != " " || (kept.last ?? " ") != " " { kept.append(safe) }
        }
        while kept.last == " " { kept.removeLast() }
        scalars = kept
    }

    private init(safe scalars: [UnicodeScalar]) { self.scalars = scalars }

    /// Cells.
    var columns: Int { scalars.reduce(0) { $0 + Self.columns($1) } }

    /// Cells of one character.
    static func columns(_ scalar: UnicodeScalar) -> Int { scalar.isASCII ? 1 : 2 }

    /// The beginning that fits `columns` cells; never half a character.
    func cut(to columns: Int) -> PanelText {
        var room = columns
        return PanelText(
            safe: Array(
                scalars.prefix { scalar in
                    room -= Self.columns(scalar)
                    return room >= 0
                }
            )
        )
    }

    /// Two texts at the ends of a row; the second is left out when there is no room.
    static func ends(_ left: PanelText, _ right: PanelText, columns: Int) -> PanelText {
        let gap = columns - left.columns - right.columns
        guard gap > 0 else { return left.cut(to: columns) }
        return PanelText(safe: left.scalars + Array(repeating: " ", count: gap) + right.scalars)
    }

    private static func safe(_ scalar: UnicodeScalar) -> UnicodeScalar? {
        // A panel takes a backslash for the beginning of a command of its own.
        if scalar == "\\" { return "/" }
        if (0x20..<0x7F).contains(scalar.value) || (0x4E00...0x9FFF).contains(scalar.value) { return scalar }
        switch scalar.properties.generalCategory {
        case .control where "\t\n\r".unicodeScalars.contains(scalar), .lineSeparator, .paragraphSeparator: return " "
        case .control, .format, .nonspacingMark, .enclosingMark, .surrogate: return nil
        case .spaceSeparator where scalar.value != 0x3000: return " "
        default: return scalar
        }
    }
}
