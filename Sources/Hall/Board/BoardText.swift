// SPDX-License-Identifier: Apache-2.0
import Terms

/// Text that a terminal can be trusted with: the only kind a `Grid` takes.
///
/// Notices, titles and service names come from people and over the network, so whatever is not in the board's
/// repertoire (see `BoardText+Repertoire`) is replaced or left away; no control byte can get through.
struct BoardText: Equatable, Sendable {
    /// The most characters kept of any text.
    static let longest = 500

    let scalars: [UnicodeScalar]
    /// Columns on the terminal.
    let width: Int

    /// Keeps what is safe to show; white space is folded to single spaces and cut at both ends.
    init(_ untrusted: String) {
        var kept: [UnicodeScalar] = []
        for scalar in untrusted.unicodeScalars {
            for safe in Self.safe(scalar) where safe != " " || (kept.last ?? " ") != " " { kept.append(safe) }
            if kept.count >= Self.longest { break }
        }
        if kept.count > Self.longest { kept.removeLast(kept.count - Self.longest) }
        while kept.last == " " { kept.removeLast() }
        self.init(safe: kept)
    }

    /// Joins texts as they are.
    init(_ parts: [BoardText], separator: BoardText = BoardText("")) {
        self.init(safe: Array(parts.map(\.scalars).joined(separator: separator.scalars)))
    }

    private init(safe scalars: [UnicodeScalar]) {
        self.scalars = scalars
        width = scalars.reduce(0) { $0 + DisplayWidth.of($1) }
    }

    /// `count` spaces.
    static func spaces(_ count: Int) -> BoardText { BoardText(safe: Array(repeating: " ", count: max(0, count))) }

    var isEmpty: Bool { scalars.isEmpty }

    /// Splits into lines of at most `columns`, at any character, as Chinese is set; at most `most` lines, the rest is
    /// left away.
    func lines(columns: Int, most: Int) -> [BoardText] {
        var lines: [[UnicodeScalar]] = []
        var room = 0
        for scalar in scalars {
            let width = DisplayWidth.of(scalar)
            guard width <= columns else { return [] }
            if width > room {
                guard lines.count < most else { break }
                lines.append([])
                room = columns
            }
            lines[lines.count - 1].append(scalar)
            room -= width
        }
        return lines.map(BoardText.init(safe:))
    }

    /// Cuts the columns `offset ..< offset + columns`, with spaces for what lies beyond and for halves of characters.
    func window(from offset: Int, columns: Int) -> BoardText {
        var shown = Array(repeating: UnicodeScalar(" "), count: columns)
        var column = -offset
        var covered: Set<Int> = []
        for scalar in scalars {
            let width = DisplayWidth.of(scalar)
            if column >= 0, column + width <= columns {
                shown[column] = scalar
                if width == 2 { covered.insert(column + 1) }
            }
            column += width
        }
        return BoardText(safe: shown.indices.filter { !covered.contains($0) }.map { shown[$0] })
    }
}
